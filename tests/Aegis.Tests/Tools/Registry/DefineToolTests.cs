using System.Text.Json;
using Aegis.Tests.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools.Registry;

public sealed class DefineToolTests
{
    private const string Schema = """
        { "type":"object", "properties" : { "query" : {"type":"string","minLength":2}, "limit":{"type":"integer","maximum":50} },
          "required":["query"],  "additionalProperties":false, "x-vendor": {"ü": 1.0} }
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Delegate Search = static (string query, int limit = 10) => $"{query} {limit}";

    private readonly ToolRegistry registry = new();

    [Fact]
    public void Text_IsTheSchemaByteForByte()
    {
        var tool = registry.DefineTool("search", "Searches.", Search, Schema);

        Assert.Equal(Schema, tool.JsonSchema.GetRawText());
        Assert.Equal(("search", "Searches."), (tool.Name, tool.Description));
    }

    [Fact]
    public async Task Element_ReachesTheRequestByteForByte()
    {
        AITool sent;
        using (var document = JsonDocument.Parse(Schema))
        {
            registry.DefineTool("search", "Searches.", Search, document.RootElement);
        }

        using var client = new ScriptedChatClient("done");
        var context = new AgentContext("Writer", client, tools: registry.Tools);
        await Aegis.Agents.ChatAgent.AskAsync(context, null, "Hello", null, Token);

        sent = Assert.Single(client.Requests[0].Options!.Tools!);
        Assert.Equal(Schema, Assert.IsType<AIFunction>(sent, exactMatch: false).JsonSchema.GetRawText());
    }

    [Fact]
    public async Task NoSchema_IsThatOfTheMethod()
    {
        var tool = registry.DefineTool("search", "Searches.", Search);

        Assert.Equal(
            "string",
            tool.JsonSchema.GetProperty("properties").GetProperty("query").GetProperty("type").GetString()
        );
        Assert.Equal("lamps 10", Text(await tool.InvokeAsync(new() { ["query"] = "lamps" }, Token)));
    }

    [Fact]
    public async Task RightArguments_ReachTheMethod()
    {
        var tool = registry.DefineTool("search", "Searches.", Search, Schema);

        // numbers as text, as compiled tools take them
        var result = await tool.InvokeAsync(new() { ["query"] = "lamps", ["limit"] = Json("\"7\"") }, Token);

        Assert.Equal("lamps 7", Text(result));
    }

    [Fact]
    public async Task DisposedElement_IsAnErrorOfItsArgument()
    {
        var tool = registry.DefineTool("search", "Searches.", Search, Schema);
        var document = JsonDocument.Parse("7");
        var arguments = new AIFunctionArguments { ["query"] = "lamps", ["limit"] = document.RootElement };
        document.Dispose();

        var result = await tool.InvokeAsync(arguments, Token);

        Assert.Contains("disposed of", Assert.IsType<JsonElement>(result).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1,1,…]", 1, "sum 524286")]
    [InlineData("[1,1,…]", 0, "must be at most 0")]
    public async Task ArrayOfTheLargestSize_IsCheckedToItsEnd(string form, int maximum, string expected)
    {
        var tool = registry.DefineTool(
            "add",
            form,
            static (int[] numbers) => $"sum {numbers.Sum()}",
            $$"""
            {"type":"object","properties":{"numbers":{"type":"array","items":{"$ref":"#/$defs/n"} } },
            "$defs":{"n":{"anyOf":[{"type":"boolean"},{"type":"integer","maximum":{{maximum}}}]} } }
            """
        );
        // 1 MiB without a comma's worth
        var numbers = Json($"[{string.Join(',', Enumerable.Repeat('1', 524_286))}]");

        var result = await tool.InvokeAsync(new() { ["numbers"] = numbers }, Token);

        Assert.Contains(expected, Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"x"}""", "query", "must be at least 2 characters long")]
    [InlineData("""{"query":"lamps","limit":51}""", "limit", "must be at most 50")]
    [InlineData("""{"query":"lamps","limit":true}""", "limit", "must be")]
    [InlineData("""{"limit":5}""", "query", "is required")]
    [InlineData("""{"query":"lamps","page":2}""", "page", "known are query, limit")]
    [InlineData("""{"query":"\ud800x"}""", "query", "valid Unicode")]
    public async Task WrongArguments_DoNot(string arguments, string parameter, string constraint)
    {
        var calls = 0;
        var tool = registry.DefineTool("search", "Searches.", (string query, int limit = 10) => calls++, Schema);

        var result = await tool.InvokeAsync(Arguments(arguments), Token);

        var error = Assert.IsType<JsonElement>(result).GetProperty("error");
        Assert.Equal("search", error.GetProperty("tool").GetString());
        var problem = Assert.Single(error.GetProperty("problems").EnumerateArray());
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains(constraint, problem.GetProperty("constraint").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Function_IsCalledUnderItsNewNameAndSchema()
    {
        var inner = AIFunctionFactory.Create((AIFunctionArguments arguments) => arguments.Count, "inner");

        var tool = registry.DefineTool("outer", "Counts.", inner, Schema, ToolEffect.ReadOnly);

        Assert.Equal(("outer", Schema), (tool.Name, tool.JsonSchema.GetRawText()));
        Assert.Equal(ToolEffect.ReadOnly, Assert.IsType<ToolFunction>(tool, exactMatch: false).Definition.Effect);
        Assert.Equal("1", Text(await tool.InvokeAsync(Arguments("""{"query":"lamps"}"""), Token)));
    }

    [Fact]
    public async Task Exception_IsAReadableError()
    {
        var tool = registry.DefineTool(
            "broken",
            "Breaks.",
            static () =>
            {
                throw new InvalidOperationException("no network");
            }
        );

        Assert.Contains(
            "InvalidOperationException: no network",
            Text(await tool.InvokeAsync(new(), Token)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FunctionThatRequiresApproval_StillDoes()
    {
        var inner = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(static () => "paid", "pay"));

        var tool = registry.DefineTool("pay", "Pays.", inner);

        Assert.Contains("requires approval", Text(await tool.InvokeAsync(new(), Token)), StringComparison.Ordinal);
        Assert.NotNull(tool.GetService<ApprovalRequiredAIFunction>());
    }

    [Fact]
    public async Task ContextParameter_IsTheAgentsAndNotTheModels()
    {
        var tool = registry.DefineTool("who", "Says who calls.", static (AgentContext? context) => context?.AgentId);
        using var current = new AgentContext("Writer").Enter();

        Assert.Equal("Writer", Text(await tool.InvokeAsync(new(), Token)));
        Assert.DoesNotContain("context", tool.JsonSchema.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "has to be a JSON object")]
    [InlineData("{", "is no JSON")]
    [InlineData("""{"type":"string"}""", "which its type does not allow")]
    [InlineData("""{"type":"object","properties":{"query":{"$ref":"#/nowhere"}}}""", "#/nowhere")]
    [InlineData("""{"type":"object","properties":{"query":{"pattern":"("}}}""", "can not be checked")]
    [InlineData("""{"type":"object","required":7,"properties":{"query":{}}}""", "can not be checked")]
    [InlineData("""{"type":"object","properties":{"q":{}}}""", "needs 'query', which the schema does not name")]
    public void UnusableSchema_IsRefusedWhenDefined(string schema, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => registry.DefineTool("search", "Searches.", Search, schema));

        Assert.Contains("tool 'search'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(registry.Tools);
    }

    [Theory]
    [InlineData(ToolEffect.Queryable)]
    [InlineData(ToolEffect.Transactional)]
    public void EffectThatTakesMore_IsRefused(ToolEffect effect) =>
        Assert.Throws<ArgumentException>(() => registry.DefineTool("search", "Searches.", Search, Schema, effect));

    private static string? Text(object? result) =>
        result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : result?.ToString();

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static AIFunctionArguments Arguments(string json) =>
        new(Json(json).EnumerateObject().ToDictionary(static pair => pair.Name, static pair => (object?)pair.Value));
}
