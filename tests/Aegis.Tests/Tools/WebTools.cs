using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>What the generator writes for a type with one tool, by hand.</summary>
internal sealed class WebTools
{
    public List<string> Calls { get; } = [];

    public Func<string, int, CancellationToken, Task<object>> Search { get; set; } =
        static (query, limit, _) => Task.FromResult<object>($"{query} {limit}");

    public AIFunction SearchWeb(ToolDefinition? definition = null) =>
        new SearchWebFunction(this, definition ?? SearchWebFunction.Standard);

    private async Task<object> SearchWebAsync(
        string query,
        int limit,
        SearchFilter? filter,
        CancellationToken cancellationToken
    )
    {
        Calls.Add($"{query} {limit} {filter}");
        return await Search(query, limit, cancellationToken);
    }

    private sealed class SearchWebFunction(WebTools tools, ToolDefinition definition) : ToolFunction(definition)
    {
        public static readonly ToolDefinition Standard = new("search_web")
        {
            Description = "Search the web for recent information.",
            Effect = ToolEffect.ReadOnly,
            Schema = SearchSchema.Text,
        };

        private static readonly ToolParameter<string> Query = new("query", ToolJson.Default);
        private static readonly ToolParameter<int> Limit = new("limit", ToolJson.Default);
        private static readonly ToolParameter<SearchFilter?> Filter = new("filter", ToolJson.Default);
        private static readonly ToolResult<object> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var query = call.Read(Query);
            var limit = call.Read(Limit, 10);
            var filter = call.Read(Filter, null);
            return call.RunAsync(
                cancellationToken => new(tools.SearchWebAsync(query, limit, filter, cancellationToken)),
                Result
            );
        }
    }
}

internal enum SearchOrder
{
    Newest,
    Best,
}

internal sealed record SearchFilter(string Site, SearchOrder Order, int? Year = null, bool IsExact = false);

internal static class SearchSchema
{
    public const string Text = """
        {"type":"object","properties":{
        "query":{"type":"string","minLength":2,"maxLength":40},
        "limit":{"type":"integer","minimum":1,"maximum":50,"default":10},
        "filter":{"type":["object","null"],"properties":{
        "site":{"type":"string"},"order":{"type":"string","enum":["Newest","Best"]},
        "year":{"type":["integer","null"]},"isExact":{"type":"boolean"}},
        "required":["site","order"],"additionalProperties":false,"default":null}},
        "required":["query"],"additionalProperties":false}
        """;
}
