using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools.Registry;

/// <summary>A member in another case is another member: what is not checked is not bound.</summary>
public sealed class MemberCaseTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"n":3}""", "3")]
    [InlineData("""{"n":99}""", "must be between|must be at most 5")]
    [InlineData("""{"N":99}""", "1")]
    [InlineData("""{"inner":{"N":99}}""", "1")]
    [InlineData("""{"inner":{"n":2}}""", "2")]
    public async Task MemberOfADelegate_IsBoundByItsExactName(string json, string expected)
    {
        var tool = new ToolRegistry().DefineTool("count", "Counts.", (Extent e) => e.Inner?.N ?? e.N);

        var result = $"{await tool.InvokeAsync(new() { ["e"] = JsonDocument.Parse(json).RootElement }, Token)}";

        Assert.Contains(expected.Split('|')[^1], result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"n":3}""", "3")]
    [InlineData("""{"N":99}""", "1")]
    [InlineData("""{"n":2,"N":99}""", "2")]
    public async Task MemberOfATypeThatSkipsOthers_IsBoundByItsExactName(string json, string expected) =>
        Assert.Equal(expected, await BindAsync<Skipping>(json, static value => value.N));

    [Theory]
    [InlineData("""{"n":3}""", "3")]
    [InlineData("""{"N":99}""", "1")]
    public async Task MemberOfATypeThatKeepsOthers_IsBoundByItsExactName(string json, string expected) =>
        Assert.Equal(expected, await BindAsync<Keeping>(json, static value => value.N));

    private static async Task<string> BindAsync<T>(string json, Func<T, int> number)
    {
        var tool = new Numbered<T>(number);
        return $"{await tool.InvokeAsync(new() { ["e"] = JsonDocument.Parse(json).RootElement }, Token)}";
    }

    private sealed class Extent
    {
        [Range(1, 5)]
        public int N { get; set; } = 1;

        public Extent? Inner { get; set; }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed class Skipping
    {
        public int N { get; set; } = 1;
    }

    private sealed class Keeping
    {
        public int N { get; set; } = 1;

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }

    /// <summary>What the generator writes, by hand.</summary>
    private sealed class Numbered<T>(Func<T, int> number) : ToolFunction(Standard)
    {
        private static readonly ToolDefinition Standard = new("count")
        {
            Schema = """
                {"type":"object","properties":{"e":{"type":"object","properties":{"n":{"type":"integer","maximum":5} } } },
                "required":["e"],"additionalProperties":false}
                """,
        };
        private static readonly ToolParameter<T> Parameter = new("e", ToolJson.Default);
        private static readonly ToolResult<int> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var value = call.Read(Parameter);
            return call.RunAsync(_ => new ValueTask<int>(number(value)), Result);
        }
    }
}
