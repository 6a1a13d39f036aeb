using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>Arguments that fit the schema, but not the type.</summary>
public sealed partial class RefusingTypeTests
{
    private const string Schema = """
        {"type":"object","properties":{"percentage":{"type":"object","properties":{"value":{"type":"integer"}},
        "required":["value"]}},"required":["percentage"]}
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConstructorThatThrows_IsAnErrorForTheModel(bool hasReader)
    {
        ToolObjectReader<Percentage>? reader = hasReader
            ? static members => new Percentage(members.Read<int>("value"u8))
            : null;
        var tool = new OneParameter<Percentage>(new("percentage", ToolJson.Default) { Reader = reader });
        var result = Assert.IsType<JsonElement>(await tool.InvokeAsync(Arguments(101), Token));
        Assert.Contains("is refused: 101 is too much", result.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Percentage { Value = 99 }", await tool.InvokeAsync(Arguments(99), Token));
    }

    [Fact]
    public async Task JsonThatIsTooDeep_IsNamedAsSuch()
    {
        var tool = new OneParameter<JsonElement>(new("percentage", ToolJson.Default) { Schema = "{}" });
        var json = $"{new string('[', 100)}{new string(']', 100)}";
        var deep = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 200 }).RootElement;

        var result = Assert.IsType<JsonElement>(await tool.InvokeAsync(new() { ["percentage"] = deep }, Token));

        Assert.Contains("must not be nested more than 64 levels deep", result.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeThatNoContextKnows_IsTheHostsToHear()
    {
        var json = ToolJson.For(Unrelated.Default);
        json.Options.TypeInfoResolver = Unrelated.Default;
        var tool = new OneParameter<Percentage>(new("percentage", json));
        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () =>
            await tool.InvokeAsync(Arguments(1), Token)
        );
        Assert.Contains("[JsonSerializable(typeof(Percentage))]", error.Message, StringComparison.Ordinal);
    }

    private static AIFunctionArguments Arguments(int value) =>
        new() { ["percentage"] = JsonDocument.Parse($$"""{"value":{{value}}}""").RootElement };

    private sealed record Percentage
    {
        // any exception will do, and this is one that nobody expects here
        public Percentage(int value) =>
            Value = value <= 100 ? value : throw new UnreachableException($"{value} is too much");

        public int Value { get; }
    }

    [JsonSerializable(typeof(DateOnly))]
    private sealed partial class Unrelated : JsonSerializerContext;

    private sealed class OneParameter<T>(ToolParameter<T> parameter)
        : ToolFunction(new ToolDefinition("one") { Schema = Schema })
    {
        private static readonly ToolResult<string?> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var value = call.Read(parameter);
            return call.RunAsync(value, static (value, _) => new(value?.ToString()), Result);
        }
    }
}
