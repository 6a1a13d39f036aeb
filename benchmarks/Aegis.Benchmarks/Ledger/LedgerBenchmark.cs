using System.Diagnostics;
using System.Globalization;
using Aegis.Ledger;
using Aegis.Storage.Sqlite;

namespace Aegis.Benchmarks.Ledger;

/// <summary>
/// How many operations a second a SQLite file takes, each step durable before the next: by the store, and by a transaction for
/// each step.
/// </summary>
internal static class LedgerBenchmark
{
    private const int Target = 5000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly OperationResult Paid = new("application/json", """{"paid":true}"""u8.ToArray());

    /// <param name="callersAtOnce">How many; 1, 8 and 64 when none are given.</param>
    /// <returns>0 when the target is met.</returns>
    public static async Task<int> RunAsync(string[] callersAtOnce)
    {
        var folder = Directory.CreateTempSubdirectory("aegis-ledger-");
        try
        {
            Console.WriteLine("operations a second, medians of rounds that take turns");
            Console.WriteLine(
                $"{"", -44} {"a transaction a step", 21} {"the store", 10} {"ratio", 6} {"steps a flush", 14} {"µs of CPU a step", 17}"
            );
            var missed = 0;
            foreach (var callers in callersAtOnce is [] ? [1, 8, 64] : callersAtOnce.Select(Number))
            {
                foreach (var begins in new[] { false, true })
                {
                    var found = await CompareAsync(folder.FullName, callers, begins);
                    missed += callers == 8 && !begins && found < Target ? 1 : 0;
                }
            }

            Console.WriteLine(missed == 0 ? "the target is met" : $"the target of {Target} was missed");
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> CompareAsync(string folder, int callers, bool begins)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{(begins ? "claim, begin, commit" : "claim, fail")}, {callers} at once"
        );
        using var steps = new StepByStep(Path.Combine(folder, $"{name} by steps.db"));
        await using var store = SqliteLedgerStore.Open(Path.Combine(folder, $"{name}.db"));
        var one = new List<double>();
        var many = new List<double>();
        var transactions = 0;
        var cpu = TimeSpan.Zero;
        var ended = 0.0;
        for (var round = 0; round < 6; round++)
        {
            one.Add(await MeasureAsync(callers, begins, steps.ClaimAsync, steps.TransitionAsync));
            var transactionsBefore = store.Writer.Transactions;
            var cpuBefore = Environment.CpuUsage.TotalTime;
            many.Add(
                await MeasureAsync(
                    callers,
                    begins,
                    claim => store.ClaimAsync(claim, default),
                    step => store.TransitionAsync(step, default)
                )
            );
            transactions += store.Writer.Transactions - transactionsBefore;
            cpu += Environment.CpuUsage.TotalTime - cpuBefore;
            ended += many[^1] * Round.TotalSeconds;
        }

        // the first round is for the JIT
        var (stepped, together) = (Median(one.Skip(1)), Median(many.Skip(1)));
        var taken = ended * (begins ? 3 : 2);
        Console.WriteLine(
            $"{name, -44} {stepped, 21:0} {together, 10:0} {together / stepped, 6:0.0} {taken / transactions, 14:0.0} "
                + $"{cpu.TotalMicroseconds / taken, 17:0}"
        );
        return together;
    }

    private static async Task<double> MeasureAsync(
        int callers,
        bool begins,
        Func<OperationClaim, ValueTask<OperationRecord>> claim,
        Func<OperationTransition, ValueTask<OperationRecord?>> step
    )
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var count = 0;
                        for (; watch.Elapsed < Round; count++)
                        {
                            await OperateAsync(begins, claim, step);
                        }

                        return count;
                    })
                )
        );
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task OperateAsync(
        bool begins,
        Func<OperationClaim, ValueTask<OperationRecord>> claim,
        Func<OperationTransition, ValueTask<OperationRecord?>> step
    )
    {
        var claimed = await claim(NewClaim());
        if (!begins)
        {
            await EndAsync(new OperationTransition.Fail(claimed.Handle, "one", Refused, Hour), step);
            return;
        }

        await EndAsync(new OperationTransition.Begin(claimed.Handle, "one", Hour), step);
        await EndAsync(new OperationTransition.Commit(claimed.Handle, "one", Paid, Hour, Hour), step);
    }

    private static OperationFailure Refused { get; } = new(FailureKind.Definite, "refused", isRetryable: false);

    private static async Task EndAsync(
        OperationTransition transition,
        Func<OperationTransition, ValueTask<OperationRecord?>> step
    )
    {
        if (await step(transition) is null)
        {
            throw new InvalidOperationException($"'{transition.AuditAction}' was refused.");
        }
    }

    private static OperationClaim NewClaim()
    {
        var id = Guid.CreateVersion7();
        return new OperationClaim
        {
            Id = id,
            Tenant = "acme",
            Key = id.ToString(),
            Thread = "run-1",
            Operation = "charge_card",
            Effect = ToolEffect.IdempotentDownstream,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = "one",
            Lease = Hour,
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
