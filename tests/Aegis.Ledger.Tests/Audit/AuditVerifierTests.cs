namespace Aegis.Ledger.Tests.Audit;

public sealed class AuditVerifierTests
{
    public static TheoryData<string> Changes => [.. OfRecord.Keys, .. OfSeal.Keys, .. OfCover.Keys];

    private static readonly Dictionary<string, Func<AuditRecord, AuditRecord?>> OfRecord = new()
    {
        ["record"] = static _ => null,
        ["record's operation"] = static record => record with { OperationId = Other(record.OperationId) },
        ["record's number"] = static record => record with { Sequence = record.Sequence + 7 },
        ["record's time"] = static record => record with { At = record.At.AddMilliseconds(1) },
        ["record's microseconds"] = static record => record with { At = record.At.AddMicroseconds(1) },
        ["record's actor"] = static record => record with { Actor = "two" },
        ["record's action"] = static record => record with { Action = "fail" },
        ["record's fence"] = static record => record with { Fence = 9 },
        ["record's state"] = static record => record with { State = OperationState.Unknown },
        ["record's phase"] = static record => record with { Phase = OperationPhase.Approved },
        ["record's detail"] = static record => record with { Detail = "nothing" },
        ["record's hash before"] = static record => record with { PreviousHash = Flipped(record.PreviousHash) },
        ["record's hash"] = static record => record with { Hash = Flipped(record.Hash) },
    };

    private static readonly Dictionary<string, Func<AuditSeal, AuditSeal?>> OfSeal = new()
    {
        ["seal"] = static _ => null,
        ["seal's number"] = static seal => seal with { Number = 9 },
        ["seal's time"] = static seal => seal with { At = seal.At.AddMilliseconds(1) },
        ["seal's microseconds"] = static seal => seal with { At = seal.At.AddMicroseconds(1) },
        ["seal's operations"] = static seal => seal with { Operations = 4 },
        ["seal's root"] = static seal => seal with { Root = Flipped(seal.Root) },
        ["seal's hash before"] = static seal => seal with { PreviousHash = Flipped(seal.PreviousHash) },
        ["seal's hash"] = static seal => seal with { Hash = Flipped(seal.Hash) },
    };

    private static readonly Dictionary<string, Func<SealedOperation, SealedOperation?>> OfCover = new()
    {
        ["cover"] = static _ => null,
        ["cover's operation"] = static cover => cover with { OperationId = Other(cover.OperationId) },
        ["cover's number"] = static cover => cover with { Sequence = cover.Sequence + 1 },
        ["cover's seal"] = static cover => cover with { Number = 9 },
        ["cover's hash"] = static cover => cover with { Hash = Flipped(cover.Hash) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task WhatWasChanged_IsFound_WhereverItIs(string what)
    {
        for (var at = 0; at < 6; at++)
        {
            var ledger = await SealedLedger.OfAsync(3);
            Assert.Empty(await ledger.FaultsAsync());
            ledger.Audit.OnRecord = At(OfRecord.GetValueOrDefault(what), at);
            ledger.Audit.OnSeal = At(OfSeal.GetValueOrDefault(what), at % 2);
            ledger.Audit.OnSealed = At(OfCover.GetValueOrDefault(what), at);

            Assert.NotEmpty(await ledger.FaultsAsync());
        }
    }

    [Fact]
    public async Task EveryDamage_IsReported_AndTheWalkGoesOn()
    {
        var ledger = await SealedLedger.OfAsync(700);
        var seals = 0;
        var records = 0;
        ledger.Audit.OnSeal = seal =>
            seals++ == 0 ? AuditSeal.Damaged("acme", seal.Number, "Seal 1 is damaged.") : seal;
        ledger.Audit.OnRecord = record =>
            ++records % 300 == 0
                ? AuditRecord.Damaged("acme", new(record.OperationId, record.Sequence), $"Number {records} is damaged.")
                : record;

        var report = await new AuditVerifier(ledger.Audit, ledger.Store).VerifyAsync("acme", null, Token);

        Assert.Equal(2100, report.Records);
        Assert.Equal(
            ["Seal 1 is damaged.", .. Enumerable.Range(1, 7).Select(static n => $"Number {n * 300} is damaged.")],
            report.Faults
        );
    }

    [Fact]
    public async Task TooManyFaults_AreCounted()
    {
        var ledger = await SealedLedger.OfAsync(400);
        ledger.Audit.OnRecord = static record => record with { Actor = "two" };

        var faults = await ledger.FaultsAsync();

        Assert.Equal(1001, faults.Count);
        Assert.Equal("And 200 more.", faults[^1]);
    }

    [Fact]
    public async Task Verifying_AsksForPages()
    {
        var ledger = await SealedLedger.OfAsync(3);
        await ledger.ClaimAsync();

        Assert.Empty(await ledger.FaultsAsync());
        Assert.InRange(ledger.Audit.MostRows, 1, 1000);
    }

    [Theory]
    [InlineData("last")]
    [InlineData("seals")]
    [InlineData("covered")]
    [InlineData("sealed")]
    [InlineData("unsealed")]
    [InlineData("records")]
    [InlineData("")]
    public async Task WhatOthersWriteAndSealMeanwhile_IsNoFault(string when)
    {
        foreach (var seals in new[] { true, false })
        {
            var ledger = await SealedLedger.OfAsync(20);
            var open = new Queue<OperationRecord>();
            for (var i = 0; i < 60; i++)
            {
                open.Enqueue(await ledger.ClaimAsync());
            }

            ledger.Audit.Before = async what =>
            {
                if (!what.Contains(when, StringComparison.Ordinal))
                {
                    return;
                }

                open.Enqueue(await ledger.ClaimAsync());
                await ledger.FinishAsync(open.Dequeue());
                if (seals)
                {
                    await ledger.SealAsync();
                }
            };

            Assert.Empty(await ledger.FaultsAsync());
            ledger.Audit.Before = static _ => Task.CompletedTask;
            Assert.Empty(await ledger.FaultsAsync());
        }
    }

    [Fact]
    public async Task SealThatIsMissing_IsNotExcusedByThoseWhoSealMeanwhile()
    {
        var ledger = await SealedLedger.OfAsync(3);
        ledger.Audit.OnSealed = static cover => cover.Number == 2 ? null : cover;

        Assert.Equal(
            3,
            (await ledger.FaultsAsync()).Count(static fault =>
                fault.Contains("Was a seal removed?", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Anchor_IsTheTextThatWasKept()
    {
        var ledger = await SealedLedger.OfAsync(1);
        var seal = (await ledger.Store.FindLastSealAsync("acme", Token))!;

        Assert.True(SealAnchor.TryParse(seal.Anchor.ToString().ToUpperInvariant(), out var anchor));
        Assert.Equal(seal.Anchor, anchor);
        Assert.StartsWith("2:", anchor.ToString(), StringComparison.Ordinal);
        Assert.Empty(await ledger.FaultsAsync(anchor));
        Assert.Single(await ledger.FaultsAsync(anchor with { Number = 1 }));
        Assert.Single(await ledger.FaultsAsync(anchor with { Hash = new string('0', 64) }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1:")]
    [InlineData("0:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1:000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("1:0000000000000000000000000000000000000000000000000000000000000000:")]
    public void WhatIsNoAnchor_IsNone(string? text) => Assert.False(SealAnchor.TryParse(text, out _));

    // the row at a place is changed, each time it is read
    private static Func<T, T?> At<T>(Func<T, T?>? change, int place)
        where T : class
    {
        var rows = new List<T>();
        return row =>
        {
            if (!rows.Contains(row))
            {
                rows.Add(row);
            }

            return change is not null && rows.IndexOf(row) == place ? change(row) : row;
        };
    }

    private static Guid Other(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[0] ^= 1;
        return new Guid(bytes);
    }

    private static byte[] Flipped(ReadOnlyMemory<byte> hash)
    {
        var bytes = hash.ToArray();
        bytes[7] ^= 1;
        return bytes;
    }
}
