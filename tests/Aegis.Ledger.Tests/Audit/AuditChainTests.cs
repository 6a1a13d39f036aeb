using System.Security.Cryptography;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Tests.Audit;

public sealed class AuditChainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FlippedBits_AreFound()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (operation, records) = await HistoryAsync();
        Assert.Null(AuditChain.Verify(operation, records));
        Assert.Null(AuditChain.Verify(null, records));
        for (var flip = 0; flip < 1000; flip++)
        {
            var changed = records.ToArray();
            var at = random.Next(changed.Length);
            changed[at] = Flip(changed[at], random);

            Assert.True(AuditChain.Verify(operation, changed) is not null, $"seed {seed}, flip {flip}: {changed[at]}");
            // the chain alone shows it too, unless it is what the first record goes on from
            Assert.True(
                AuditChain.Verify(null, changed) is not null,
                $"seed {seed}, flip {flip} without the operation: {changed[at]}"
            );
        }
    }

    [Fact]
    public async Task RemovedRecord_IsFound()
    {
        var (operation, records) = await HistoryAsync();

        for (var at = 0; at < records.Count; at++)
        {
            Assert.NotNull(AuditChain.Verify(operation, [.. records.Where((_, index) => index != at)]));
        }

        Assert.NotNull(AuditChain.Verify(operation, []));
    }

    [Fact]
    public async Task ReorderedRecords_AreFound()
    {
        var (operation, records) = await HistoryAsync();

        for (var at = 1; at < records.Count; at++)
        {
            var changed = records.ToArray();
            (changed[at], changed[at - 1]) = (changed[at - 1], changed[at]);

            Assert.NotNull(AuditChain.Verify(operation, changed));
        }
    }

    [Fact]
    public async Task RecordOfAnotherOperation_IsFound()
    {
        var (operation, records) = await HistoryAsync();
        var (_, others) = await HistoryAsync();

        for (var at = 0; at < records.Count; at++)
        {
            var changed = records.ToArray();
            changed[at] = others[at];

            Assert.NotNull(AuditChain.Verify(operation, changed));
        }
    }

    [Fact]
    public async Task ForgedChain_DoesNotFitTheOperation()
    {
        var (operation, _) = await HistoryAsync();
        var (_, forged) = await HistoryAsync();

        Assert.NotNull(AuditChain.Verify(operation, forged));
    }

    private static AuditRecord Flip(AuditRecord record, Random random) =>
        random.Next(11) switch
        {
            0 => record with { Tenant = Flip(record.Tenant, random) },
            1 => record with { OperationId = new Guid(Flip(record.OperationId.ToByteArray(), random)) },
            2 => record with { Sequence = record.Sequence ^ (1 << random.Next(31)) },
            3 => record with { At = record.At.AddMilliseconds(1 << random.Next(20)) },
            4 => record with { Actor = Flip(record.Actor, random) },
            5 => record with { Action = Flip(record.Action, random) },
            6 => record with { Fence = record.Fence ^ (1L << random.Next(63)) },
            7 => record with { State = (OperationState)((int)record.State ^ (1 << random.Next(2))) },
            8 => record with { Phase = (OperationPhase)((int)record.Phase ^ (1 << random.Next(2))) },
            9 => record with { Detail = record.Detail.Length == 0 ? " " : Flip(record.Detail, random) },
            _ => random.Next(2) == 0
                ? record with
                {
                    Hash = Flip(record.Hash.ToArray(), random),
                }
                : record with
                {
                    PreviousHash = Flip(record.PreviousHash.ToArray(), random),
                },
        };

    private static string Flip(string text, Random random)
    {
        var characters = text.ToCharArray();
        characters[random.Next(characters.Length)] ^= (char)(1 << random.Next(7));
        return new string(characters);
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static async Task<(OperationRecord Operation, IReadOnlyList<AuditRecord> Records)> HistoryAsync()
    {
        var store = new InMemoryLedgerStore();
        var lease = TimeSpan.FromMinutes(1);
        var claimed = await store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "acme",
                Key = "order-7",
                Thread = "run",
                Operation = "pay",
                Effect = ToolEffect.IdempotentDownstream,
                Fingerprint = Fingerprint.Of("pay", "run", "{}"),
                Owner = "one",
                Lease = lease,
            },
            Token
        );
        var unsure = new OperationFailure(FailureKind.Ambiguous, "timed out", isRetryable: false);
        var paid = new OperationResult("application/json", "{}"u8.ToArray());
        await store.TransitionAsync(new Begin(claimed.Handle, "one", lease), Token);
        await store.TransitionAsync(new MarkUnknown(claimed.Handle, "one", unsure, false), Token);
        var again = await store.TransitionAsync(new ReRun(claimed.Handle, "two", lease), Token);
        var done = await store.TransitionAsync(new Commit(again!.Handle, "two", paid, lease, lease), Token);
        return (done!, await store.ReadAuditAsync("acme", done!.Id, Token));
    }
}
