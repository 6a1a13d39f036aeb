using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Aegis.Resilience;

namespace Aegis.Telemetry;

/// <summary>
/// What living pools and circuits look like, read when somebody collects. It holds them weakly: one that nobody uses any more is
/// gone from here too.
/// </summary>
internal static class ResilienceGauges
{
    private static readonly ConditionalWeakTable<AgentPool, object> Pools = [];
    private static readonly ConditionalWeakTable<CircuitBreaker, object> Breakers = [];
    private static readonly object Present = new();

    static ResilienceGauges()
    {
        var meter = AegisTelemetry.Meter;
        meter.CreateObservableGauge(
            TelemetryNames.PoolQueueLength,
            () => Measure(static status => status.Waiting),
            "{call}",
            "Calls that wait for a place in a pool."
        );
        meter.CreateObservableGauge(
            TelemetryNames.PoolActive,
            () => Measure(static status => status.Running),
            "{call}",
            "Calls that have a place in a pool."
        );
        meter.CreateObservableGauge(
            TelemetryNames.BreakerState,
            Measure,
            unit: null,
            "What a circuit does with calls: 0 closed, 1 half open, 2 open, 3 isolated."
        );
    }

    public static void Add(AgentPool pool) => Pools.Add(pool, Present);

    public static void Remove(AgentPool pool) => Pools.Remove(pool);

    public static void Add(CircuitBreaker breaker) => Breakers.Add(breaker, Present);

    // pools of one name are one to whoever looks at names
    private static IEnumerable<Measurement<long>> Measure(Func<AgentPoolStatus, long> number) =>
        Pools
            .Select(entry => entry.Key.GetStatus())
            .GroupBy(status => status.Name, StringComparer.Ordinal)
            .Select(same => new Measurement<long>(
                same.Sum(number),
                new KeyValuePair<string, object?>(TelemetryNames.PoolName, same.Key)
            ));

    // of circuits with one key the one that lets least through
    private static IEnumerable<Measurement<int>> Measure() =>
        Breakers
            .GroupBy(entry => entry.Key.Key, entry => Level(entry.Key.State), StringComparer.Ordinal)
            .Select(same => new Measurement<int>(
                same.Max(),
                new KeyValuePair<string, object?>(TelemetryNames.BreakerKey, same.Key)
            ));

    private static int Level(CircuitState state) =>
        state switch
        {
            CircuitState.Closed => 0,
            CircuitState.HalfOpen => 1,
            CircuitState.Open => 2,
            _ => 3,
        };
}
