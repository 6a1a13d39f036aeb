using System.Globalization;
using Aegis.Resilience;
using Polly;

namespace Aegis.Benchmarks.Policies;

/// <summary>
/// What a call under policies costs when it succeeds, against a Polly pipeline of the same strategies that was composed by hand
/// and is called with a static delegate and a state.
/// </summary>
internal static class PolicyBenchmark
{
    private const double Target = 1.2;
    private const double MostBytes = 1.1;

    /// <returns>0 when each target is met.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine("calls under policies that succeed, warm: medians of paired rounds, and bytes a call");
        Console.WriteLine($"{"", -66} {"by hand", 9} {"Aegis", 9} {"ratio", 6} {"by hand", 8} {"Aegis", 8}");
        var missed = 0;
        foreach (var policies in Policies())
        {
            foreach (var isAsync in new[] { false, true })
            {
                var parts = Parts(policies);
                var byHand = Composed(parts);
                var policy = new CallPolicy(parts);
                var observer = new Observer();
                var desk = new Desk(isAsync);
                var found = await PairedRounds.CompareAsync(
                    async () =>
                        Check(
                            await byHand.ExecuteAsync(
                                static (call, token) => call.desk.CountAsync(call.guests, token),
                                (desk, guests: 41),
                                CancellationToken.None
                            )
                        ),
                    async () =>
                        Check(
                            await policy.ExecuteAsync(
                                observer,
                                (desk, guests: 41),
                                static (call, token) => call.desk.CountAsync(call.guests, token),
                                CancellationToken.None
                            )
                        )
                );
                missed += Print($"{Name(policies)}, {(isAsync ? "async" : "at once")}", found);
            }
        }

        Console.WriteLine(missed == 0 ? "all targets met" : $"{missed} targets missed");
        return missed == 0 ? 0 : 1;
    }

    private static IEnumerable<PolicyAttribute[]> Policies() =>
        [
            [new RetryAttribute(3)],
            [new TimeoutAttribute(60) { AttemptSeconds = 20 }, new RetryAttribute(3)],
            [
                new ConcurrencyLimitAttribute(8),
                new TimeoutAttribute(60) { AttemptSeconds = 20 },
                new CircuitBreakerAttribute(5) { FailureRatio = 0.5 },
                new RetryAttribute(3),
            ],
        ];

    private static PolicyParts Parts(PolicyAttribute[] policies)
    {
        var options = new ResilienceOptions();
        foreach (var policy in policies)
        {
            policy.Apply(options);
        }

        var breaker = options.CircuitBreaker.ConsecutiveFailures > 0 ? new CircuitBreaker("desk") : null;
        return new PolicyParts("desk", options, breaker, FaultClassifier.Default, TimeProvider.System);
    }

    /// <summary>What an expert writes who knows the strategies: one pipeline, built once.</summary>
    private static ResiliencePipeline Composed(PolicyParts parts) =>
        new ResiliencePipelineBuilder().AddOuter(parts).AddInner(parts).Build();

    private static void Check(int guests)
    {
        if (guests != 42)
        {
            throw new InvalidOperationException($"There are {guests} guests.");
        }
    }

    private static string Name(PolicyAttribute[] policies) =>
        string.Join(
            ", ",
            policies.Select(policy => policy.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal))
        );

    private static int Print(string name, Comparison found)
    {
        // what goes on later is kept in somewhat larger boxes; a closure would show where nothing does
        var isMet = found.Ratio <= Target && found.CandidateBytes <= (found.BaselineBytes * MostBytes) + 1;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -66} {found.BaselineNanoseconds, 6:0} ns {found.CandidateNanoseconds, 6:0} ns {found.Ratio, 6:0.00} {found.BaselineBytes, 6:0} B {found.CandidateBytes, 6:0} B{(isMet ? "" : "  missed")}"
            )
        );
        return isMet ? 0 : 1;
    }

    private sealed class Desk(bool isAsync)
    {
        public ValueTask<int> CountAsync(int guests, CancellationToken cancellationToken) =>
            isAsync ? LaterAsync(guests) : new ValueTask<int>(guests + 1);

        private static async ValueTask<int> LaterAsync(int guests)
        {
            await Task.Yield();
            return guests + 1;
        }
    }
}
