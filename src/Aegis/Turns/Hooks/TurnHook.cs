namespace Aegis.Turns;

/// <summary>Something to do at some points of loops, turns and tools.</summary>
public sealed class TurnHook
{
    private readonly Func<HookContext, ValueTask> action;

    /// <summary>A hook.</summary>
    /// <param name="points">Where it is called.</param>
    /// <param name="action">What it does.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public TurnHook(IEnumerable<HookPoint> points, Func<HookContext, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(action);
        this.action = action;
        Points = points.ToHashSet();
        foreach (var point in Points)
        {
            if (!Enum.IsDefined(point))
            {
                throw new ArgumentException($"{point} is no HookPoint.", nameof(points));
            }

            Mask |= MaskOf(point);
        }

        if (Mask == 0)
        {
            throw new ArgumentException("A hook needs a point at which it is called.", nameof(points));
        }
    }

    /// <summary>A hook at one point.</summary>
    /// <param name="point">Where it is called.</param>
    /// <param name="action">What it does.</param>
    public TurnHook(HookPoint point, Func<HookContext, ValueTask> action)
        : this([point], action) { }

    /// <summary>Where it is called.</summary>
    public IReadOnlySet<HookPoint> Points { get; }

    /// <summary>What JSON of loops and turns knows it by. Default: none, and what has it can not be written as JSON.</summary>
    public string? Name { get; init; }

    /// <summary>Only turns with one of these tags. Default: all.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Only turns of one of these tools. Default: all.</summary>
    public IReadOnlyCollection<string> Tools { get; init; } = [];

    internal int Mask { get; }

    internal static int MaskOf(HookPoint point) => 1 << (int)point;

    internal bool Takes(HookContext context) =>
        (Mask & MaskOf(context.Point)) != 0
        && (Tags.Count == 0 || (context.Turn?.OwnTags is { } tags && Tags.Any(tags.Contains)))
        && (Tools.Count == 0 || (context.Turn is { } turn && Tools.Contains(turn.Tool)));

    internal ValueTask InvokeAsync(HookContext context) => action(context);
}
