using Aegis.Ledger;

namespace Aegis.Storage.Sqlite.Worker;

/// <summary>What a process does, and says when it is done.</summary>
internal static class Work
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Wants one key so often at once; says whose it is, and whether it is its own.</summary>
    public static async Task ClaimAsync(ILedgerStore store, int times)
    {
        var claims = Enumerable.Range(0, times).Select(_ => Claim("order-7")).ToList();
        var records = await Task.WhenAll(
            claims.Select(claim => Task.Run(() => store.ClaimAsync(claim, CancellationToken.None).AsTask()))
        );
        foreach (var id in records.Select(record => record.Id).Distinct())
        {
            Console.WriteLine($"{id} {claims.Count(claim => claim.Id == id)}");
        }
    }

    /// <summary>Claims, begins and commits in eight lanes until it is killed; says what is committed.</summary>
    public static Task CommitForEverAsync(ILedgerStore store) =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(lane => Task.Run(() => CommitAsync(store, lane))));

    private static async Task CommitAsync(ILedgerStore store, int lane)
    {
        for (var i = 0; ; i++)
        {
            var claimed = await store.ClaimAsync(Claim($"{Environment.ProcessId}-{lane}-{i}"), CancellationToken.None);
            var begin = new OperationTransition.Begin(claimed.Handle, "worker", Hour);
            var result = new OperationResult("text/plain", new byte[lane * 1000]);
            var commit = new OperationTransition.Commit(claimed.Handle, "worker", result, Hour, Hour);
            if (
                await store.TransitionAsync(begin, CancellationToken.None) is null
                || await store.TransitionAsync(commit, CancellationToken.None) is null
            )
            {
                throw new InvalidOperationException("Somebody else has the operation.");
            }

            Console.WriteLine(claimed.Id);
        }
    }

    private static OperationClaim Claim(string key) =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = "acme",
            Key = key,
            Thread = "run-1",
            Operation = "charge_card",
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = "worker",
            Lease = Hour,
        };
}
