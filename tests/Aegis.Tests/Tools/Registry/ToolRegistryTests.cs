using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Tools.Registry;

public sealed class ToolRegistryTests
{
    private readonly ToolRegistry registry = new();

    [Fact]
    public void Tools_AreASnapshotInTheOrderOfNames()
    {
        registry.AddRange([Tool("b"), Tool("a")]);
        var before = registry.Tools;

        registry.Add(Tool("c"));

        Assert.Equal(["a", "b"], before.Select(static tool => tool.Name));
        Assert.Equal(["a", "b", "c"], registry.Tools.Select(static tool => tool.Name));
        Assert.Same(registry.Tools, registry.Tools);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("größe")]
    [InlineData("a.b")]
    [InlineData("a\n")]
    public void NameThatNoProviderTakes_IsRefused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => registry.DefineTool(name, "", static () => { }));

        Assert.StartsWith($"'{name}' is no name of a tool", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameOf64_IsTheLongest()
    {
        registry.Add(Tool(new string('a', 64)));
        Assert.Throws<ArgumentException>(() => registry.DefineTool(new string('a', 65), "", static () => { }));
    }

    [Fact]
    public void NameThatIsTaken_IsRefused()
    {
        registry.Add(Tool("a"));

        var error = Assert.Throws<ArgumentException>(() => registry.AddRange([Tool("b"), Tool("a")]));

        Assert.StartsWith("There is a tool named 'a' already.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], registry.Tools.Select(static tool => tool.Name));
    }

    [Fact]
    public void SameNameTwiceInOneRange_AddsNone()
    {
        Assert.Throws<ArgumentException>(() => registry.AddRange([Tool("a"), Tool("a")]));
        Assert.Empty(registry.Tools);
    }

    [Fact]
    public void Removed_IsGone()
    {
        registry.Add(Tool("a"));

        Assert.True(registry.TryGet("a", out var tool) && tool.Name == "a");
        Assert.True(registry.Remove("a"));
        Assert.False(registry.Remove("a"));
        Assert.False(registry.TryGet("a", out _));
        Assert.Empty(registry.Tools);
    }

    [Fact]
    public void ManyThreads_LoseNothing()
    {
        Parallel.For(
            0,
            1000,
            number =>
            {
                registry.Add(Tool($"tool_{number}"));
                Assert.NotEmpty(registry.Tools);
                if (number % 2 == 0)
                {
                    Assert.True(registry.Remove($"tool_{number}"));
                }
            }
        );

        Assert.Equal(500, registry.Tools.Count);
    }

    [Fact]
    public void AddAegis_RegistersOneUnlessThereIsOne()
    {
        using var provider = new ServiceCollection().AddAegis().AddAegis().BuildServiceProvider();
        using var own = new ServiceCollection().AddSingleton(registry).AddAegis().BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<ToolRegistry>(), provider.GetRequiredService<ToolRegistry>());
        Assert.Same(registry, own.GetRequiredService<ToolRegistry>());
    }

    private static AIFunction Tool(string name) => AIFunctionFactory.Create(static () => "done", name);
}
