using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>One run of a scenario: lets the agents act, and writes down when.</summary>
public sealed class ScenarioRun : IDisposable
{
    // far more than a run takes; only there so that a run that hangs fails
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, TaskCompletionSource> started;
    private readonly CancellationTokenSource caller = new();
    private readonly List<(string Agent, bool Starts)> log = [];

    public ScenarioRun(Scenario scenario)
    {
        Scenario = scenario;
        started = scenario.Agents.ToDictionary(
            agent => agent.Id,
            _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
    }

    public Scenario Scenario { get; }

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>What the run's caller gives it.</summary>
    public CancellationToken Token => caller.Token;

    /// <summary>The agents' starts and ends, in order.</summary>
    public IReadOnlyList<(string Agent, bool Starts)> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    public Task ActAsync(string agent, CancellationToken token)
    {
        Note(agent, starts: true);
        started[agent].SetResult();
        if (Scenario.ActOf(agent).Kind == ActKind.FailsAtOnce)
        {
            Note(agent, starts: false);
            throw new FormatException(agent);
        }

        return GoOnAsync(agent, token);
    }

    public void Dispose() => caller.Dispose();

    private async Task GoOnAsync(string agent, CancellationToken token)
    {
        await Task.Yield();
        try
        {
            var act = Scenario.ActOf(agent);
            await Task.WhenAll(act.Waits.Select(other => started[other].Task))
                .WaitAsync(Patience, CancellationToken.None);
            await DoAsync(act.Kind, agent, token);
        }
        finally
        {
            Note(agent, starts: false);
        }
    }

    private async Task DoAsync(ActKind kind, string agent, CancellationToken token)
    {
        switch (kind)
        {
            case ActKind.Fails:
                throw new FormatException(agent);
            case ActKind.TimesOutByItself:
                throw new TaskCanceledException("http");
            case ActKind.Hangs:
                await Task.Delay(Patience, token);
                throw new TimeoutException($"Nobody cancelled {agent}.");
            case ActKind.IgnoresTheToken:
                await Task.Delay(Patience, token).ContinueWith(_ => { }, TaskScheduler.Default);
                Assert.True(token.IsCancellationRequested);
                break;
            case ActKind.CancelsTheCaller:
                await caller.CancelAsync();
                break;
            case ActKind.LetsTimeGoBy:
                Clock.Advance(TimeSpan.FromMinutes(2));
                break;
        }
    }

    private void Note(string agent, bool starts)
    {
        lock (log)
        {
            log.Add((agent, starts));
        }
    }
}
