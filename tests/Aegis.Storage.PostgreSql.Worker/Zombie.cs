using System.Globalization;
using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Worker;

/// <summary>An owner who is stopped after its begin, and tells what its commit gave when it goes on.</summary>
internal static class Zombie
{
    public static async Task RunAsync(string connection)
    {
        await using var store = new PostgreSqlLedgerStore(connection);
        var lease = TimeSpan.FromMilliseconds(300);
        for (var round = 0; ; round++)
        {
            var claim = new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = Steps.Tenant,
                Key = string.Create(CultureInfo.InvariantCulture, $"zombie-{round}"),
                Thread = "run",
                Operation = "charge",
                Effect = ToolEffect.IdempotentDownstream,
                Fingerprint = new Fingerprint(1, new byte[32]),
                Owner = "zombie",
                Lease = TimeSpan.FromMinutes(1),
            };
            var claimed = await store.ClaimAsync(claim, default);
            await store.TransitionAsync(new Begin(claimed.Handle, "zombie", lease), default);
            Console.WriteLine($"begun {claim.Id}");
            if (await Console.In.ReadLineAsync() is null)
            {
                return;
            }

            var result = new OperationResult("text/plain", "late"u8.ToArray());
            var hour = TimeSpan.FromHours(1);
            var committed = await store.TransitionAsync(
                new Commit(claimed.Handle, "zombie", result, hour, hour),
                default
            );
            var noted = await store.TransitionAsync(new NoteLate(claimed.Handle, "zombie", "it happened"), default);
            Console.WriteLine($"committed {committed is not null}, noted {noted is not null}");
        }
    }
}
