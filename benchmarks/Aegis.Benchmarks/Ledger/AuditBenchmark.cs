using System.Diagnostics;
using Aegis.Ledger;
using Aegis.Storage.Sqlite;

namespace Aegis.Benchmarks.Ledger;

/// <summary>How many records a second are verified in a SQLite file, with the seals over them.</summary>
internal static class AuditBenchmark
{
    private const int Target = 100_000;
    private const int Operations = 40_000;
    private const int Rounds = 6;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <returns>0 when the target is met.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aegis-audit-");
        try
        {
            await using var store = SqliteLedgerStore.Open(Path.Combine(folder.FullName, "audit.db"));
            await Parallel.ForAsync(0, Operations, new ParallelOptions { MaxDegreeOfParallelism = 64 }, OperateAsync);
            var sealing = Stopwatch.StartNew();
            var seals = await new AuditSealer(store).SealAsync(default);
            Console.WriteLine(
                $"{Operations} operations under {seals.Count} seals in {sealing.Elapsed.TotalSeconds:0.00} s"
            );
            var rates = new List<(double Wall, double Cpu)>();
            for (var round = 0; round < Rounds; round++)
            {
                rates.Add(await MeasureAsync(store, seals[^1].Anchor));
            }

            // the first round is for the JIT
            var wall = rates.Skip(1).Select(static rate => rate.Wall).Order().ElementAt(Rounds / 2 - 1);
            var cpu = rates.Skip(1).Select(static rate => rate.Cpu).Order().ElementAt(Rounds / 2 - 1);
            Console.WriteLine($"{wall:0} records a second, {cpu:0} a second of processor time (medians)");
            Console.WriteLine(wall >= Target ? "the target is met" : $"the target of {Target} was missed");
            return wall >= Target ? 0 : 1;

            async ValueTask OperateAsync(int _, CancellationToken token)
            {
                var claimed = await store.ClaimAsync(NewClaim(), token);
                await store.TransitionAsync(new OperationTransition.Fail(claimed.Handle, "one", Refused, Hour), token);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static OperationFailure Refused { get; } = new(FailureKind.Definite, "refused", isRetryable: false);

    private static async Task<(double Wall, double Cpu)> MeasureAsync(SqliteLedgerStore store, SealAnchor anchor)
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var report = await new AuditVerifier(store, store).VerifyAsync("acme", anchor);
        var cpu = Environment.CpuUsage.TotalTime - before;
        return report.IsWhole
            ? (report.Records / watch.Elapsed.TotalSeconds, report.Records / cpu.TotalSeconds)
            : throw new InvalidOperationException(report.Faults[0]);
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
}
