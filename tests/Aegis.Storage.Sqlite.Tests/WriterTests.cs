using Aegis.Ledger;
using Microsoft.Data.Sqlite;
using static Aegis.Storage.Sqlite.Tests.LedgerFolder;

namespace Aegis.Storage.Sqlite.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Commits_AreFlushedToTheDisk()
    {
        await using var store = SqliteLedgerStore.Open(folder.File);

        // 2 is FULL: the log is flushed before a commit returns
        Assert.Equal(2, await store.Writer.WriteAsync(writer => writer.ReadNumber("PRAGMA synchronous"), Token));
        Assert.Equal("wal", await store.Writer.WriteAsync(writer => writer.ReadText("PRAGMA journal_mode"), Token));
        Assert.Equal(1, await store.Writer.WriteAsync(writer => writer.ReadNumber("PRAGMA foreign_keys"), Token));
    }

    [Fact]
    public async Task WhatWaits_IsWrittenTogether()
    {
        await using var store = SqliteLedgerStore.Open(folder.File);
        using var other = folder.Connect();
        Query(other, "BEGIN IMMEDIATE");
        var claims = Enumerable
            .Range(0, 200)
            .Select(i => store.ClaimAsync(Claim($"order-{i}"), Token).AsTask())
            .ToList();
        Assert.DoesNotContain(claims, claim => claim.IsCompleted);

        Query(other, "COMMIT");
        await Task.WhenAll(claims);

        Assert.Equal(1, store.Writer.Transactions);
        Assert.Equal(200L, folder.Query("SELECT count(*) FROM aegis_operation"));
    }

    [Fact]
    public async Task OneThatCanNotBeWritten_DoesNotStopTheOthers()
    {
        await using var store = SqliteLedgerStore.Open(folder.File);
        var taken = await store.ClaimAsync(Claim(), Token);
        using var other = folder.Connect();
        Query(other, "BEGIN IMMEDIATE");
        var claims = Enumerable.Range(0, 5).Select(i => Claim($"other-{i}")).ToList();
        // the id of another operation
        claims[2] = claims[2] with
        {
            Id = taken.Id,
        };
        var writes = claims.Select(claim => store.ClaimAsync(claim, Token).AsTask()).ToList();

        Query(other, "COMMIT");

        await Assert.ThrowsAsync<SqliteLedgerException>(() => writes[2]);
        writes.RemoveAt(2);
        Assert.Equal(
            claims.Where((_, i) => i != 2).Select(claim => claim.Id),
            (await Task.WhenAll(writes)).Select(w => w.Id)
        );
        Assert.Equal(5L, folder.Query("SELECT count(*) FROM aegis_audit"));
    }

    [Fact]
    public async Task CallerWhoGaveUpWaiting_LeavesNothing()
    {
        await using var store = SqliteLedgerStore.Open(folder.File);
        using var other = folder.Connect();
        Query(other, "BEGIN IMMEDIATE");
        // the first is what the writer waits with; the second waits behind it
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = store.ClaimAsync(Claim("first"), Token).AsTask();
        var second = store.ClaimAsync(Claim("second"), source.Token).AsTask();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Query(other, "COMMIT");
        await first;

        Assert.Null(await store.FindByKeyAsync("acme", "second", Token));
    }

    [Fact]
    public async Task FileLockedForTooLong_IsSaidInWords_AndThenWorks()
    {
        var options = new SqliteLedgerOptions { LockTimeout = TimeSpan.FromMilliseconds(100) };
        await using var store = SqliteLedgerStore.Open(folder.File, options);
        using (var other = folder.Connect())
        {
            Query(other, "BEGIN IMMEDIATE");
            var error = await Assert.ThrowsAsync<SqliteLedgerException>(async () =>
                await store.ClaimAsync(Claim(), Token)
            );
            Assert.Contains(
                $"'{folder.File}' has been locked by somebody else for 0.1 s",
                error.Message,
                StringComparison.Ordinal
            );
            // readers do not mind
            Assert.Null(await store.FindByKeyAsync("acme", "order-7", Token));
        }

        Assert.Equal(1, (await store.ClaimAsync(Claim(), Token)).Fence);
    }

    [Fact]
    public async Task Disposed_WritesWhatWaits_AndRefusesTheRest()
    {
        var store = SqliteLedgerStore.Open(folder.File);
        var claims = Enumerable
            .Range(0, 50)
            .Select(i => store.ClaimAsync(Claim($"order-{i}"), Token).AsTask())
            .ToList();

        await store.DisposeAsync();

        await using (var again = SqliteLedgerStore.Open(folder.File))
        {
            // not the tasks, which end on other threads: what is in the file when the store says that it is closed
            foreach (var i in Enumerable.Range(0, 50))
            {
                Assert.NotNull(await again.FindByKeyAsync("acme", $"order-{i}", Token));
            }
        }

        await Task.WhenAll(claims);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ClaimAsync(Claim(), Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await store.FindByKeyAsync("acme", "order-7", Token)
        );
        await store.DisposeAsync();
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }
}
