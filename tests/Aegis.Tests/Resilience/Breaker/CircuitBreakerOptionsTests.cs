using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitBreakerOptionsTests
{
    public static TheoryData<string, CircuitBreakerOptions> Wrong =>
        new()
        {
            {
                "ConsecutiveFailureLimit is 0",
                new() { ConsecutiveFailureLimit = 0 }
            },
            {
                "RecoveryTimeout is 00:00:00",
                new() { RecoveryTimeout = TimeSpan.Zero }
            },
            {
                "RecoveryTimeout is 366",
                new() { RecoveryTimeout = TimeSpan.FromDays(366) }
            },
            {
                "ProbeLease is -00:00:01",
                new() { ProbeLease = TimeSpan.FromSeconds(-1) }
            },
            {
                "BackoffFactor is 0.5",
                new() { BackoffFactor = 0.5 }
            },
            {
                "BackoffFactor is NaN",
                new() { BackoffFactor = double.NaN }
            },
            {
                "MaxRecoveryTimeout is 00:00:10, but has to be at least RecoveryTimeout, which is 00:00:30",
                new() { BackoffFactor = 2, MaxRecoveryTimeout = TimeSpan.FromSeconds(10) }
            },
            {
                "Randomizer is null",
                new() { Randomizer = null! }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void OptionOutOfItsRange_IsNamed(string said, CircuitBreakerOptions options)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitBreaker("model", options));

        Assert.Contains($"CircuitBreakerOptions.{said}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CapThatNothingGrowsTo_IsOfNoAccount() =>
        Assert.NotNull(
            new CircuitBreaker("model", new CircuitBreakerOptions { RecoveryTimeout = TimeSpan.FromHours(1) })
        );

    [Fact]
    public void OptionsChangedLater_DoNotChangeTheBreaker()
    {
        var options = new CircuitBreakerOptions { ConsecutiveFailureLimit = 2 };
        var breaker = new CircuitBreaker("model", options);
        options.ConsecutiveFailureLimit = 1;

        breaker.Call(CircuitVerdict.Failure);

        Assert.Equal(CircuitState.Closed, breaker.State);
    }
}
