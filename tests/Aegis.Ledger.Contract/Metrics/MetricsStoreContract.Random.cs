namespace Aegis.Metrics.Contract;

public abstract partial class MetricsStoreContract
{
    private static readonly string[] Agents = ["Critic", "Editor", "Writer"];
    private static readonly string[] Kinds = [ErrorKinds.Timeout, ErrorKinds.RateLimit, "mine"];

    [Fact]
    public async Task RandomCalls_AddUpToWhatAnotherComputationSays()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 700).Select(_ => RandomCall(random)).ToArray();
        await AppendAsync(calls);
        var bounds = Seconds(0, 100, 250, 251, 1000);

        var periods = await Store.SummarizeAsync(Tenant, null, bounds, Token);

        for (var at = 0; at < periods.Count; at++)
        {
            var there = calls.Where(call => call.At >= bounds[at] && call.At < bounds[at + 1]).ToList();
            AssertAgrees(there, periods[at].Total);
            Assert.Equal(
                there.Select(call => call.Agent).Distinct().Order(),
                periods[at].Agents.Select(one => one.Agent)
            );
            foreach (var agent in periods[at].Agents)
            {
                AssertAgrees([.. there.Where(call => call.Agent == agent.Agent)], agent);
            }
        }
    }

    private static AgentCall RandomCall(Random random)
    {
        var status = (AgentStatus)random.Next(4);
        return Call(random.Next(1000), Agents[random.Next(3)]) with
        {
            Status = status,
            Attempts = random.Next(1, 4),
            // few values, so that many are equal, and some far out
            Duration =
                random.Next(8) == 0
                    ? null
                    : new TimeSpan(
                        (random.Next(20) == 0 ? random.Next(1_000_000) : random.Next(50)) * TimeSpan.TicksPerMicrosecond
                    ),
            ErrorKind = status is AgentStatus.Failed or AgentStatus.Cancelled ? Kinds[random.Next(3)] : null,
        };
    }

    private static void AssertAgrees(List<AgentCall> calls, AgentStatistics statistics)
    {
        var byStatus = calls.ToLookup(call => call.Status);
        Assert.Equal(byStatus[AgentStatus.Succeeded].Count(), statistics.Succeeded);
        Assert.Equal(byStatus[AgentStatus.Failed].Count(), statistics.Failed);
        Assert.Equal(byStatus[AgentStatus.Cancelled].Count(), statistics.Cancelled);
        Assert.Equal(byStatus[AgentStatus.Skipped].Count(), statistics.Skipped);
        Assert.Equal(calls.Sum(call => call.Attempts - 1), statistics.Retries);
        Assert.Equal(
            calls.Where(call => call.ErrorKind is not null).CountBy(call => call.ErrorKind!).OrderBy(kind => kind.Key),
            statistics.Errors.Select(kind => KeyValuePair.Create(kind.Key, (int)kind.Value)).OrderBy(kind => kind.Key)
        );

        var durations = byStatus[AgentStatus.Succeeded]
            .Concat(byStatus[AgentStatus.Failed])
            .Where(call => call.Duration is not null)
            .Select(call => call.Duration!.Value)
            .ToList();
        if (durations.Count == 0)
        {
            Assert.Null(statistics.Latency);
            return;
        }

        var latency = statistics.Latency!;
        Assert.Equal(durations.Count, latency.Count);
        Assert.Equal(durations.Max(), latency.Max);
        Assert.Equal(Quantile(durations, 0.50m), latency.P50);
        Assert.Equal(Quantile(durations, 0.95m), latency.P95);
        Assert.Equal(Quantile(durations, 0.99m), latency.P99);
        Assert.InRange(latency.Mean.TotalMicroseconds - durations.Average(one => one.TotalMicroseconds), -1, 0.001);
    }

    /// <summary>By the definition: the least of the durations that so large a share did not exceed.</summary>
    private static TimeSpan Quantile(List<TimeSpan> durations, decimal share) =>
        durations.Where(one => durations.Count(other => other <= one) >= share * durations.Count).Min();
}
