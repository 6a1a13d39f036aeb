using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>One run of a <see cref="Scenario"/>: keeps book of which agent is called when.</summary>
internal sealed class ScenarioRun
{
    private readonly Scenario scenario;
    private readonly int[] started;
    private readonly int[] ended;
    private int running;

    public ScenarioRun(Scenario scenario, CancellationTokenSource source)
    {
        this.scenario = scenario;
        Source = source;
        started = new int[scenario.Acts.Count];
        ended = new int[scenario.Acts.Count];
    }

    public CancellationTokenSource Source { get; }

    /// <summary>What went against the rules while running.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Violations { get; } = new();

    public int Running => Volatile.Read(ref running);

    public int StartsOf(int agent) => Volatile.Read(ref started[agent]);

    private async ValueTask<int> PerformAsync(AgentCall call)
    {
        Enter(call.Agent);
        try
        {
            switch (scenario.Acts[call.Agent])
            {
                case Act.Yield:
                    await Task.Yield();
                    break;
                case Act.YieldTwice:
                    await Task.Yield();
                    var later = new TaskCompletionSource();
                    _ = Task.Run(later.SetResult);
                    await later.Task;
                    break;
                case Act.YieldThrow:
                    await Task.Yield();
                    throw new FormatException("later");
                case Act.ThrowCancelled:
                    await Task.Yield();
                    throw new OperationCanceledException("of its own");
                case Act.ReturnFailed:
                    throw new FormatException("failed");
            }

            return call.Sum;
        }
        finally
        {
            Leave(call.Agent);
        }
    }

    public ValueTask<int> CallAsync(AgentCall call)
    {
        var act = scenario.Acts[call.Agent];
        if (act is not (Act.Return or Act.Throw))
        {
            return PerformAsync(call);
        }

        Enter(call.Agent);
        Leave(call.Agent);
        return act == Act.Throw ? throw new FormatException("now") : new ValueTask<int>(call.Sum);
    }

    private void Enter(int agent)
    {
        var now = Interlocked.Increment(ref running);
        if (scenario.MaxConcurrency > 0 && now > scenario.MaxConcurrency)
        {
            Violations.Enqueue($"{now} agents at once");
        }

        if (Interlocked.Increment(ref started[agent]) != 1)
        {
            Violations.Enqueue($"A{agent} started again");
        }

        if (Source.IsCancellationRequested)
        {
            // another agent may have fired the token after the engine looked; before the run nobody can have been missed
            if (scenario.Cancels == -1)
            {
                Violations.Enqueue($"A{agent} started though cancelled");
            }
        }

        foreach (var edge in scenario.Edges)
        {
            if (edge.To == agent && Volatile.Read(ref started[edge.From]) != Volatile.Read(ref ended[edge.From]))
            {
                Violations.Enqueue($"A{agent} started while A{edge.From} was running");
            }
        }

        if (scenario.Cancels == agent)
        {
            Source.Cancel();
        }
    }

    private void Leave(int agent)
    {
        Interlocked.Increment(ref ended[agent]);
        Interlocked.Decrement(ref running);
    }
}
