using System.Text.Json;
using Aegis.Turns.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Turns.Tests;

/// <summary>What stands between a turn and its tool, typed or not.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddApprovals(static approvals => approvals.For("burn").Deny("Paper stays."))
        .AddSingleton<IClerk>(new Clerk("Ada"))
        .BuildServiceProvider();

    private readonly Vault vault = new();
    private readonly AgentLoop loop;

    public GuardTests() => loop = new AgentLoop("vault", "", vault.Tools, new() { Services = services });

    public void Dispose()
    {
        loop.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task FixedArgument_IsNoParameterAndGivesWay()
    {
        await loop.PutAsync(Vault.Turns.Open("door"));
        await loop.PutAsync(new Turn("open", new() { { "door", "door" } }));
        await loop.PutAsync(new Turn("open", new() { { "door", "door" }, { "permission", "admin" } }));
        Assert.Equal(["door to read", "door to read", "door to admin"], await loop.AllAsync());
    }

    [Fact]
    public async Task UnknownArgument_IsRefusedAndNotDropped()
    {
        await loop.PutAsync(new Turn("open", new() { { "door", "door" }, { "doors", "all" } }));
        Assert.Contains("doors", (await loop.ThrowsAsync<TurnRefusedException>()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TurnArguments { { "door", "a" }, { "door", "b" } });
    }

    [Fact]
    public async Task ServicesAndContext_AreThoseOfTheLoop()
    {
        await loop.PutAsync(Vault.Turns.Ask("keys"));
        await loop.PutAsync(new Turn("ask", new() { { "what", "keys" } }));
        Assert.Equal(["Ada of vault on keys: True", "Ada of vault on keys: True"], await loop.AllAsync());
    }

    [Fact]
    public async Task ToolThatNobodyAllows_IsNotCalled()
    {
        var turn = Vault.Turns.Burn("paper");
        await loop.PutAsync(turn);
        var refused = await loop.ThrowsAsync<TurnRefusedException>();
        Assert.Same(turn, refused.Turn);
        Assert.Contains(
            "not allowed: Paper stays.",
            ((JsonElement)refused.Problem!).GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ToolThatNobodyCanAllow_IsNotCalledEither()
    {
        using var alone = new AgentLoop("alone", "", new Vault().Tools);
        await alone.PutAsync(Vault.Turns.Burn("paper"));
        var refused = await alone.ThrowsAsync<TurnRefusedException>();
        Assert.Contains("requires approval", ((JsonElement)refused.Problem!).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActionThatHappened_IsNotRepeatedAndGivesTheSame()
    {
        var guest = new Guest("a 58", 2);
        var first = Vault.Turns.Book("a", 2);
        await loop.PutAsync(first);
        await loop.PutAsync(Vault.Turns.Book("a", 2));
        await loop.PutAsync(first);
        Assert.Equal([guest, guest, guest], await loop.AllAsync());
        await loop.PutAsync(new Turn("book", new() { { "id", "a" }, { "nights", 2 } }));
        Assert.Equal("""{"name":"a 58","nights":2}""", Assert.Single(await loop.AllAsync())!.ToString());
        await loop.PutAsync(Vault.Turns.Count("b", 3));
        await loop.PutAsync(Vault.Turns.Count("b", 3));
        Assert.Equal([1, 2, 3, 1, 2, 3], await loop.AllAsync());
        Assert.Equal(2, vault.Calls);
    }

    [Fact]
    public async Task Policies_HoldForTypedTurns()
    {
        await loop.PutAsync(Vault.Turns.Flaky("a"));
        Assert.Equal(["a"], await loop.AllAsync());
        Assert.Equal(3, vault.Calls);
    }
}
