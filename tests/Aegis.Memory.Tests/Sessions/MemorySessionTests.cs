using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Memory.Tests.Sessions;

public sealed class MemorySessionTests
{
    [Fact]
    public void NamesThatAreAegisOwn_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new SessionMemory("aegis.budgets"));

        Assert.StartsWith("Memories named 'aegis.…' are Aegis' own.", error.Message, StringComparison.Ordinal);
    }

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
    public void StoreThatTakesItsTime_IsWaitedFor()
    {
        var store = new InterposedStore(new InMemoryMemoryStore()) { IsSlow = true };

        Assert.Empty(new SessionMemory("team", store).CreateSession().Keys);
    }
}
