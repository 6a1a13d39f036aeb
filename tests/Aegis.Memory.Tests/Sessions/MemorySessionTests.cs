using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Memory.Tests.Sessions;

public sealed class MemorySessionTests
{
    private readonly SessionMemory memory = new("team");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed record Profile(string Name, Address Address, List<string> Tags);

    public sealed class Address
    {
        public string City { get; set; } = "";
    }

    private static Profile Ada => new("Ada", new Address { City = "London" }, ["maths"]);

    [Fact]
    public async Task Committed_IsWhatLaterSessionsSee_AndEarlierDoNot()
    {
        var session = memory.CreateSession();
        var earlier = memory.CreateSession();
        session.Set("profile", Ada);
        Assert.False(memory.CreateSession().TryGet<Profile>("profile", out _));

        var result = await session.CommitAsync(cancellationToken: Token);

        Assert.Equal(["profile"], result.Written);
        Assert.False(session.HasChanges);
        Assert.False(earlier.TryGet<Profile>("profile", out _));
        Assert.Equal("London", memory.CreateSession().Get<Profile>("profile").Address.City);
    }

    [Fact]
    public async Task NestedChangeOfWhatWasRead_LeaksNowhere()
    {
        var profile = Ada;
        var session = memory.CreateSession();
        session.Set("profile", profile);
        profile.Address.City = "of the one who set it";
        await session.CommitAsync(cancellationToken: Token);

        var reader = memory.CreateSession();
        var read = reader.Get<Profile>("profile");
        read.Address.City = "of the reader";
        read.Tags.Add("changed");
        reader.Get<JsonNode>("profile")["address"]!["city"] = "of the node";

        Assert.Equal("London", reader.Get<Profile>("profile").Address.City);
        Assert.False(reader.HasChanges);
        Assert.Equal(["maths"], memory.CreateSession().Get<Profile>("profile").Tags);

        reader.Set("profile", read);
        Assert.Equal("of the reader", reader.Get<Profile>("profile").Address.City);
        Assert.Equal("London", memory.CreateSession().Get<Profile>("profile").Address.City);
    }

    [Fact]
    public void Keys_AreThoseWithAValue()
    {
        var session = memory.CreateSession();
        session.Set("b", 1);
        session.Set<string?>("a", null);
        session.Set("c", 1);

        Assert.True(session.Remove("c"));
        Assert.False(session.Remove("c"));
        Assert.Equal(["a", "b"], session.Keys);
        Assert.True(session.TryGet<string>("a", out var nothing));
        Assert.Null(nothing);
    }

    [Fact]
    public async Task RemovedKey_IsGone_AndMayComeBack()
    {
        var session = memory.CreateSession();
        session.Set("plan", "a");
        await session.CommitAsync(cancellationToken: Token);
        session.Remove("plan");
        Assert.Equal(["plan"], (await session.CommitAsync(cancellationToken: Token)).Written);
        Assert.Empty(memory.CreateSession().Keys);

        var again = memory.CreateSession();
        again.Set("plan", "b");
        Assert.Empty((await again.CommitAsync(ConflictStrategy.ErrorOnConflict, cancellationToken: Token)).Conflicts);
        Assert.Equal("b", memory.CreateSession().Get<string>("plan"));
    }

    [Fact]
    public async Task JsonOfAnyKind_IsKept()
    {
        var session = memory.CreateSession();
        session.Set("element", JsonDocument.Parse("""{"big":12345678901234567890.5,"text":"é\u0000😀"}""").RootElement);
        session.Set("node", new JsonArray(1, "two", null));
        session.Set("number", 0.1m);
        await session.CommitAsync(cancellationToken: Token);

        var read = memory.CreateSession();
        Assert.Equal("12345678901234567890.5", read.Get<JsonElement>("element").GetProperty("big").GetRawText());
        Assert.Equal("é\0😀", read.Get<JsonElement>("element").GetProperty("text").GetString());
        Assert.Equal("[1,\"two\",null]", read.Get<JsonNode>("node").ToJsonString());
        Assert.Equal(0.1m, read.Get<decimal>("number"));
    }

    [Fact]
    public void KeyThatIsNotThere_IsSaid()
    {
        var session = memory.CreateSession();
        session.Set("plan", "a");

        var error = Assert.Throws<KeyNotFoundException>(() => session.Get<string>("plam"));

        Assert.Equal("Memory 'team' has no 'plam'. Its keys are: plan.", error.Message);
    }

    [Fact]
    public void WhatCanNotBeJson_IsSaid_AndChangesNothing()
    {
        var session = memory.CreateSession();

        var error = Assert.Throws<MemoryValueException>(() => session.Set("work", new Action(() => { })));
        var cycle = new List<object>();
        cycle.Add(cycle);
        var second = Assert.Throws<MemoryValueException>(() => session.Set("cycle", cycle));

        Assert.StartsWith(
            "A 'Action' can not be kept under 'work' of memory 'team', which holds JSON:",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("under 'cycle' of memory 'team'", second.Message, StringComparison.Ordinal);
        Assert.False(session.HasChanges);
    }

    [Fact]
    public void ValueOfAnotherType_IsSaid()
    {
        var session = memory.CreateSession();
        session.Set("profile", Ada);

        var error = Assert.Throws<MemoryValueException>(() => session.Get<int>("profile"));

        Assert.StartsWith(
            "What memory 'team' holds under 'profile' is no 'Int32':",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void KeyThatNoStoreCanHold_IsRefused()
    {
        // not by InlineData, which would carry half a surrogate pair as something else
        foreach (var key in (string[])["", "a\0b", "\ud800", new string('x', 256)])
        {
            Assert.Throws<ArgumentException>(() => memory.CreateSession().Set(key, 1));
        }
    }

    [Fact]
    public void NameThatNoStoreCanHold_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SessionMemory(""));
        Assert.Throws<ArgumentException>(() => new SessionMemory(new string('x', 256)));
        Assert.Throws<ArgumentException>(() => new SessionMemory(options: new() { Strategy = (ConflictStrategy)9 }));
    }

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

    [Fact]
    public void StoreThatTakesItsTime_IsWaitedFor()
    {
        var store = new InterposedStore(new InMemoryMemoryStore()) { IsSlow = true };

        Assert.Empty(new SessionMemory("team", store).CreateSession().Keys);
    }
}
