namespace Aegis.Turns.Tests.Programs;

/// <summary>Counts what hooks are told, and throws at a point now and then.</summary>
internal sealed class Recorder(Random random)
{
    private readonly Dictionary<(AgentLoop, HookPoint), int> counts = [];

    public List<(AgentLoop Loop, Turn Turn)> Put { get; } = [];

    public List<(AgentLoop Loop, Turn Turn)> Taken { get; } = [];

    public List<Turn> Ended { get; } = [];

    /// <summary>How often a loop has told of a point.</summary>
    public int Of(AgentLoop loop, HookPoint point) => counts.GetValueOrDefault((loop, point));

    public TurnHook Listener => new(Enum.GetValues<HookPoint>(), Listen);

    /// <summary>A point at which a hook throws once; none for never.</summary>
    public HookPoint? Trap { get; set; }

    public TurnHook Thrower =>
        new(
            [
                HookPoint.BeforeTurn,
                HookPoint.BeforeInvoke,
                HookPoint.AfterInvoke,
                HookPoint.AfterRun,
                HookPoint.Yielded,
            ],
            context =>
            {
                if (context.Point != Trap || random.Next(3) > 0)
                {
                    return default;
                }

                Trap = null;
                throw new NotSupportedException("trap");
            }
        );

    private ValueTask Listen(HookContext context)
    {
        counts[(context.Loop, context.Point)] = Of(context.Loop, context.Point) + 1;
        switch (context.Point)
        {
            case HookPoint.AfterPut:
                Put.Add((context.Loop, context.Turn!));
                break;
            case HookPoint.BeforeTurn:
                Taken.Add((context.Loop, context.Turn!));
                break;
            case HookPoint.RunEnded:
                Ended.Add(context.Turn!);
                break;
        }

        return default;
    }
}
