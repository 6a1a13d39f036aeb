using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aegis.Resilience;

/// <summary>What the strategies of one agent or tool are made from.</summary>
/// <param name="Name">The agent's id or the tool's name.</param>
/// <param name="Options">What holds for it.</param>
/// <param name="Breaker">Its breaker in the registry; none when no failures in a row turn calls away.</param>
/// <param name="Classifier">Says what an exception means.</param>
/// <param name="Clock">The clock of timeouts and waits.</param>
internal sealed record PolicyParts(
    string Name,
    ResilienceOptions Options,
    CircuitBreaker? Breaker,
    IFaultClassifier Classifier,
    TimeProvider Clock
)
{
    /// <summary>Polly's exceptions know neither agents nor tools.</summary>
    public Exception Translate(Exception error) =>
        error switch
        {
            TimeoutRejectedException timeout
                when timeout.Timeout == Options.Timeout.Total || timeout.Timeout == Options.Timeout.Attempt =>
                new AgentTimeoutException(Name, timeout.Timeout, isTotal: timeout.Timeout == Options.Timeout.Total),
            BrokenCircuitException broken when Options.CircuitBreaker.FailureRatio > 0 => new CircuitOpenException(
                Options.CircuitBreaker.Key ?? Name,
                broken.RetryAfter ?? TimeSpan.Zero
            ),
            _ => error,
        };
}
