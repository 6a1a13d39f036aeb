using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Tools;

/// <summary>What emitted tools and the ledger tell each other, in every shape.</summary>
public class ToolLedgerTests
{
    private const string Lost = "throw new TimeoutException()";

    [Theory]
    [InlineData(
        "partial class Box",
        "int Do(ToolCallKey key, [IdempotencyKey] int id = 1)",
        "ProbeAnswer Find(ToolCallKey key)",
        "3",
        "3"
    )]
    [InlineData(
        "static partial class Box",
        "static int Do([IdempotencyKey] int id = 1)",
        "static Task<ProbeAnswer> Find(ToolCallKey key)",
        "Task.FromResult",
        "3"
    )]
    [InlineData(
        "partial struct Box",
        "Task<int> Do(CancellationToken token, [IdempotencyKey] int id = 1)",
        "ValueTask<ProbeAnswer> Find(CancellationToken token, ToolCallKey key)",
        "new",
        "3"
    )]
    [InlineData(
        "partial record Box",
        "ValueTask<int> Do([IdempotencyKey] int x = 2)",
        "ProbeAnswer Find(int x)",
        "3",
        "3"
    )]
    [InlineData(
        "partial class Box",
        "int Do([IdempotencyKey] int bound = 2, int call = 3, int tools = 4)",
        "ProbeAnswer Find(int tools, CancellationToken token, int call, int bound)",
        "3",
        "3"
    )]
    [InlineData(
        "partial class Box",
        "int Do([Service] Uri a, [IdempotencyKey] int id = 1)",
        "ProbeAnswer Find(ToolCallKey @class, Uri a, [Service(Key = \"k\")] string b, AgentContext c, IServiceProvider d)",
        "3",
        "3"
    )]
    [InlineData(
        "partial class Box",
        "int Do([IdempotencyKey] int id = 1)",
        "static ProbeAnswer Find(AgentContext context, ToolCallKey bound)",
        "3",
        "3"
    )]
    public async Task ProbeOfAnyShape_IsAsked(string type, string method, string probe, string wrap, string answer)
    {
        var found = wrap == "3" ? "ProbeAnswer.Done(3)" : $"{wrap}(ProbeAnswer.Done(3))";
        using var box = Toolbox.Of(
            $$"""
            using Aegis.Ledger;
            public {{type}}
            {
                [Tool(Effect = ToolEffect.Queryable)] public {{method}} => {{Lost}};
                [Probe(nameof(Do))] private {{probe}} => {{found}};
            }
            """
        );
        Assert.Equal(answer, await AskAsync(box));
    }

    [Theory]
    [InlineData("void Do([IdempotencyKey] int id = 1)", "null", "null")]
    [InlineData("Task Do([IdempotencyKey] int id = 1)", "\"of no use\"", "error")]
    [InlineData("Task<string?> Do([IdempotencyKey] int id = 1)", "null", "null")]
    [InlineData("string Do([IdempotencyKey] int id = 1)", "\"a text\"", "a text")]
    [InlineData("int? Do([IdempotencyKey] int id = 1)", "null", "null")]
    [InlineData("int Do([IdempotencyKey] int id = 1)", "null", "error")]
    [InlineData(
        "Task<List<string>> Do([IdempotencyKey] int id = 1)",
        "new List<string> { \"a\", \"b\" }",
        """["a","b"]"""
    )]
    [InlineData("IAsyncEnumerable<int> Do([IdempotencyKey] int id = 1)", "new[] { 1, 2 }", "[1,2]")]
    public async Task WhatAProbeFinds_IsGivenAsTheToolsOwnResult(string method, string found, string answer)
    {
        using var box = Toolbox.Of(
            $$"""
            using Aegis.Ledger;
            public partial class Box
            {
                [Tool(Effect = ToolEffect.Queryable)] public {{method}} => {{Lost}};
                [Probe(nameof(Do))] private static ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.Done({{found}});
            }
            """
        );
        var given = await AskAsync(box);
        Assert.Equal(answer, given.Contains("[Probe] of tool 'do' found", StringComparison.Ordinal) ? "error" : given);
    }

    [Fact]
    public async Task Overloads_HaveTheProbeThatFits()
    {
        using var box = Toolbox.Of(
            """
            using Aegis.Ledger;
            public partial class Box
            {
                [Tool(Effect = ToolEffect.Queryable)] public int Do([IdempotencyKey] string y = "") => throw new TimeoutException();
                [Tool(Effect = ToolEffect.Queryable, Name = "do_it")] public int Do([IdempotencyKey] int x = 1) => throw new TimeoutException();
                [Probe(nameof(Do))] private static ProbeAnswer FindIt(int x) => ProbeAnswer.Done(x + 10);
                [Probe(nameof(Do))] private static ProbeAnswer Find(ToolCallKey key) => ProbeAnswer.Done(3);
            }
            """
        );
        Assert.Equal("3", await AskAsync(box));
        Assert.Equal("11", await AskAsync(box, "do_it"));
    }

    [Theory]
    [InlineData("partial class Box", "int Do(System.Data.Common.DbTransaction transaction)")]
    [InlineData("static partial class Box", "static int Do(System.Data.Common.DbTransaction transaction)")]
    [InlineData(
        "partial record struct Box",
        "int Do(System.Data.Common.DbTransaction transaction, [Service] Uri a, AgentContext b)"
    )]
    public async Task TransactionalTool_SaysWhatItNeeds(string type, string method)
    {
        using var box = Toolbox.Of(
            $$"""public {{type}} { [Tool(Effect = ToolEffect.Transactional)] public {{method}} => 1; }"""
        );
        Assert.Empty(box["do"].JsonSchema.GetProperty("properties").EnumerateObject());

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => box.CallAsync("do"));

        Assert.StartsWith("Tool 'do' is transactional: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("there is no ledger. Register a store in a database", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Calls the tool, whose answer is lost, and again, which asks.</summary>
    private static async Task<string> AskAsync(Toolbox box, string name = "do")
    {
        await using var services = new ServiceCollection()
            .AddSingleton(new Uri("http://localhost"))
            .AddKeyedSingleton("k", "kept")
            .AddAegis()
            .BuildServiceProvider();
        Assert.Contains("TimeoutException", await box.CallAsync(name, "{}", services), StringComparison.Ordinal);
        return await box.CallAsync(name, "{}", services);
    }
}
