using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Memory.Tests.Sessions;

public sealed class CommitTests
{
    private readonly SessionMemory memory = new("team");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SessionGoesOn_AndItsOwnCommitIsNoConflict()
    {
        var session = memory.CreateSession();
        session.Set("count", 1);
        await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);
        session.Set("count", 2);

        var result = await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);

        Assert.Empty(result.Conflicts);
        Assert.Equal(2, memory.CreateSession().Get<int>("count"));
    }

    [Fact]
    public async Task RefusedCommit_LeavesTheSession_ForAnotherStrategy()
    {
        var session = memory.CreateSession();
        session.Set("b", "mine");
        session.Set("a", "mine");
        session.Set("own", "mine");
        var other = memory.CreateSession();
        other.Set("a", "theirs");
        other.Set("b", "theirs");
        await other.CommitAsync(cancellationToken: Token);

        var error = await Assert.ThrowsAsync<MemoryConflictException>(() =>
            session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token).AsTask()
        );
        Assert.Equal("team", error.Memory);
        Assert.Equal(["a", "b"], error.Keys);
        Assert.Contains("Somebody else has changed 'a', 'b' of memory 'team'", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], memory.CreateSession().Keys);
        var result = await session.CommitAsync(ConflictStrategy.FirstWriteWins, cancellationToken: Token);

        Assert.Equal("1 written, 2 kept, 0 merged", result.ToString());
        Assert.Equal(["a", "b"], result.Kept);
        Assert.Equal("theirs", session.Get<string>("a"));
        Assert.Equal("mine", memory.CreateSession().Get<string>("own"));
    }

    [Fact]
    public async Task StrategyOfAKey_GoesBeforeThatOfTheCommit_AndOfTheMemory()
    {
        var options = new SessionMemoryOptions { Strategy = ConflictStrategy.ErrorOnConflict };
        options.KeyStrategies["kept"] = ConflictStrategy.FirstWriteWins;
        options.KeyStrategies["special"] = ConflictStrategy.FirstWriteWins;
        var chosen = new SessionMemory("chosen", options: options);
        var session = chosen.CreateSession();
        var other = chosen.CreateSession();
        foreach (var key in new[] { "kept", "special", "plain" })
        {
            session.Set(key, "mine");
            other.Set(key, "theirs");
        }

        await other.CommitAsync(cancellationToken: Token);
        var error = await Assert.ThrowsAsync<MemoryConflictException>(() =>
            session.CommitAsync(cancellationToken: Token).AsTask()
        );
        Assert.Equal(["plain"], error.Keys);
        var result = await session.CommitAsync(
            ConflictStrategy.LastWriteWins,
            new Dictionary<string, ConflictStrategy> { ["special"] = ConflictStrategy.LastWriteWins },
            Token
        );

        Assert.Equal(["kept"], result.Kept);
        Assert.Equal(["plain", "special"], result.Written);
        Assert.Equal(["kept", "plain", "special"], result.Conflicts);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            session.CommitAsync((ConflictStrategy)9, cancellationToken: Token).AsTask()
        );
    }

    [Fact]
    public async Task ChangedAndChangedBack_IsAChangeOfTheOther_AndNoneOfTheSession()
    {
        var first = memory.CreateSession();
        first.Set("key", "a");
        await first.CommitAsync(cancellationToken: Token);
        var session = memory.CreateSession();
        var idle = memory.CreateSession();
        foreach (var value in new[] { "b", "a" })
        {
            first.Set("key", value);
            await first.CommitAsync(cancellationToken: Token);
            idle.Set("key", value);
        }

        session.Set("key", "mine");

        await Assert.ThrowsAsync<MemoryConflictException>(() =>
            session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token).AsTask()
        );
        Assert.Empty((await idle.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token)).Written);
    }

    [Fact]
    public async Task Merge_KeepsWhatIsCommitted_AndAddsEachNewItemOnce_ByWhatItMeans()
    {
        var first = memory.CreateSession();
        first.Set("notes", JsonNode.Parse("[1,1]"));
        await first.CommitAsync(cancellationToken: Token);
        var session = memory.CreateSession();
        first.Set("notes", JsonNode.Parse("""[1,1,{"a":1,"b":[2.0]}]"""));
        await first.CommitAsync(cancellationToken: Token);

        session.Set("notes", JsonNode.Parse("""[1,1.0,{"b":[2],"a":1e0},"new","new"]"""));
        var result = await session.CommitAsync(ConflictStrategy.MergeArrays, cancellationToken: Token);

        Assert.Equal(["notes"], result.Merged);
        Assert.Equal(
            """[1,1,{"a":1,"b":[2.0]},"new"]""",
            memory.CreateSession().Get<JsonElement>("notes").GetRawText()
        );
    }

    [Fact]
    public async Task ChangedWhileItWasCommitted_StaysAChange()
    {
        var store = new InterposedStore(new InMemoryMemoryStore());
        var session = new SessionMemory("team", store).CreateSession();
        session.Set("a", 1);
        session.Set("b", 1);
        store.BeforeWrite = () => session.Set("a", 2);

        await session.CommitAsync(cancellationToken: Token);

        Assert.True(session.HasChanges);
        Assert.Equal(2, session.Get<int>("a"));
        store.BeforeWrite = null;
        Assert.Equal(
            ["a"],
            (await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token)).Written
        );
    }

    [Fact]
    public async Task CommitThatFailedOnTheWay_MayBeMadeAgain()
    {
        var store = new InterposedStore(new InMemoryMemoryStore());
        var session = new SessionMemory("team", store).CreateSession();
        session.Set<List<int>>("notes", [1, 2]);
        store.AfterWrite = _ => throw new IOException("the connection was lost");
        await Assert.ThrowsAsync<IOException>(() => session.CommitAsync(cancellationToken: Token).AsTask());
        store.AfterWrite = null;

        var result = await session.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token);

        Assert.Empty(result.Conflicts);
        Assert.False(session.HasChanges);
        Assert.Equal([1, 2], new SessionMemory("team", store).CreateSession().Get<int[]>("notes"));
    }
}
