namespace Aegis.Metrics.Tests.Health;

public sealed class HealthScoreTests
{
    private static readonly HealthScore Default = new();

    [Fact]
    public void NoCalls_Are100()
    {
        Assert.Equal(100, Default.Score(new AgentStatistics()));
        Assert.Equal(100, Default.Score(new AgentStatistics { Skipped = 7 }));
    }

    [Theory]
    [InlineData(10, 0, 1, 100)]
    [InlineData(10, 0, 30, 100)]
    [InlineData(10, 0, 60, 85)] // 50 + 30 / 2 + 20
    [InlineData(10, 0, 300, 73)]
    [InlineData(5, 5, 1, 65)] // 25 + 30 + 10
    [InlineData(0, 10, 1, 30)]
    [InlineData(0, 10, 300, 3)]
    public void Score_FollowsTheFormula(int succeeded, int failed, int p95, double score) =>
        Assert.Equal(score, Default.Score(Statistics(succeeded, failed, p95, (ErrorKinds.Other, failed))), 9);

    [Theory]
    [InlineData(ErrorKinds.Timeout, 65)]
    [InlineData(ErrorKinds.RateLimit, 70)] // the error rate counts half
    [InlineData("mine", 65)]
    public void Errors_WeighByTheirKinds(string kind, double score) =>
        Assert.Equal(score, Default.Score(Statistics(5, 5, 1, (kind, 5))), 9);

    [Fact]
    public void CancelledCalls_AreNobodysFault()
    {
        var cancelled = new AgentStatistics
        {
            Cancelled = 3,
            Errors = new Dictionary<string, long> { [ErrorKinds.Cancelled] = 3 },
        };

        Assert.Equal(100, Default.Score(cancelled));
    }

    [Fact]
    public void NothingMeasured_CountsInFull() =>
        Assert.Equal(100, Default.Score(new AgentStatistics { Succeeded = 1 }));

    [Fact]
    public void Options_ChangeTheWeights_WhichNeedNotAddUpToOne()
    {
        var options = new HealthOptions
        {
            SuccessWeight = 3,
            LatencyWeight = 1,
            ErrorWeight = 0,
            LatencyTarget = TimeSpan.FromSeconds(1),
        };

        Assert.Equal(100 * ((3 * 0.5) + 0.25) / 4, new HealthScore(options).Score(Statistics(1, 1, 4)), 9);
    }

    [Fact]
    public void ErrorsWorseThanAll_CountAsAll()
    {
        var options = new HealthOptions { ErrorKindWeights = { ["mine"] = 100 } };

        Assert.Equal(75, new HealthScore(options).Score(Statistics(9, 1, 1, ("mine", 1))), 9);
    }

    [Theory]
    [InlineData(-1, 1, 30)]
    [InlineData(double.NaN, 1, 30)]
    [InlineData(0.5, -1, 30)]
    [InlineData(0.5, 1, 0)]
    public void OptionsThatMakeNoSense_AreRefused(double success, double kind, double target) =>
        Assert.Throws<ArgumentException>(() =>
            new HealthScore(
                new HealthOptions
                {
                    SuccessWeight = success,
                    LatencyTarget = TimeSpan.FromSeconds(target),
                    ErrorKindWeights = { ["mine"] = kind },
                }
            )
        );

    private static AgentStatistics Statistics(
        int succeeded,
        int failed,
        double p95,
        params (string Kind, long Count)[] errors
    ) =>
        new()
        {
            Succeeded = succeeded,
            Failed = failed,
            Errors = errors.ToDictionary(error => error.Kind, error => error.Count),
            Latency = new LatencyStatistics
            {
                Count = succeeded + failed,
                Mean = TimeSpan.Zero,
                P50 = TimeSpan.Zero,
                P95 = TimeSpan.FromSeconds(p95),
                P99 = TimeSpan.FromHours(9),
                Max = TimeSpan.FromHours(9),
            },
        };
}
