using Polly;

namespace Aegis.Resilience;

/// <summary>Puts circuit breakers into Polly pipelines.</summary>
public static class CircuitBreakerPipelineBuilderExtensions
{
    /// <summary>
    /// Lets calls through as long as a breaker does, and tells it what became of them. A call that is turned away ends with
    /// <see cref="CircuitOpenException"/>.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The pipeline.</param>
    /// <param name="breaker">The breaker; other pipelines and pools may share it.</param>
    /// <param name="classifier">Says which exceptions count. Default: <see cref="FaultClassifier.Default"/>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// Only failures count. A call whose own token is cancelled, that was turned away further inside, or that was itself wrong
    /// is ignored. What is added before it to the pipeline is outside of it: put a timeout that shall count inside.
    /// </remarks>
    public static TBuilder AddConsecutiveCircuitBreaker<TBuilder>(
        this TBuilder builder,
        CircuitBreaker breaker,
        IFaultClassifier? classifier = null
    )
        where TBuilder : ResiliencePipelineBuilderBase
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(breaker);
        var strategy = new CircuitBreakerStrategy(breaker, classifier ?? FaultClassifier.Default);
        return builder.AddStrategy(_ => strategy);
    }
}
