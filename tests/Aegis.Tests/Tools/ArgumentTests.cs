using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>Arguments as models write them: what is taken, and what the model is told of the rest.</summary>
public sealed class ArgumentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"query":"lamps"}""", "lamps 10 ")]
    [InlineData("""{"query":"lamps","limit":50}""", "lamps 50 ")]
    [InlineData("""{"query":"lamps","limit":5.0}""", "lamps 5 ")]
    [InlineData("""{"query":"lamps","limit":"5"}""", "lamps 5 ")]
    [InlineData("""{"query":"lamps","limit":1e1}""", "lamps 10 ")]
    [InlineData("""{"query":"lamps","filter":null}""", "lamps 10 ")]
    [InlineData(
        """{"query":"lamps","filter":{"site":"a.org","order":"best","year":"1999","isExact":"true"}}""",
        "lamps 10 SearchFilter { Site = a.org, Order = Best, Year = 1999, IsExact = True }"
    )]
    public async Task ArgumentsThatFit_AreBound(string arguments, string call)
    {
        var tools = new WebTools();
        var result = await tools.SearchWeb().InvokeAsync(Parse(arguments), Token);
        Assert.Equal(call, Assert.Single(tools.Calls));
        Assert.IsType<string>(result);
    }

    [Theory]
    [InlineData("""{}""", "query", "is required", null)]
    [InlineData("""{"query":null}""", "query", "must be string", "null")]
    [InlineData("""{"query":7}""", "query", "must be string", "7")]
    [InlineData("""{"query":"a"}""", "query", "must be at least 2 characters long", "\"a\"")]
    [InlineData("""{"query":"lamps","limit":51}""", "limit", "must be at most 50", "51")]
    [InlineData("""{"query":"lamps","limit":"0"}""", "limit", "must be at least 1", "\"0\"")]
    [InlineData("""{"query":"lamps","limit":5.5}""", "limit", "must be integer", "5.5")]
    [InlineData("""{"query":"lamps","limit":"many"}""", "limit", "must be integer", "\"many\"")]
    [InlineData("""{"query":"lamps","limits":5}""", "limits", "is no parameter; known are: query, limit, filter", "5")]
    [InlineData("""{"query":"lamps","filter":"a.org"}""", "filter", "must be object or null", "\"a.org\"")]
    [InlineData("""{"query":"lamps","filter":{"site":"a.org"}}""", "filter.order", "is required", null)]
    [InlineData("""{"query":"lamps","filter":{"site":"a.org","order":1}}""", "filter.order", "must be string", "1")]
    [InlineData(
        """{"query":"lamps","filter":{"site":"a.org","order":"Oldest"}}""",
        "filter.order",
        "must be one of \"Newest\", \"Best\"",
        "\"Oldest\""
    )]
    [InlineData(
        """{"query":"lamps","filter":{"site":"a.org","order":"Best","page":2}}""",
        "filter.page",
        "is not known; known are site, order, year, isExact",
        "2"
    )]
    [InlineData(
        """{"query":"lamps","filter":{"site":"a.org","order":"Best","year":3000000000}}""",
        "filter",
        "must be a whole number from -2147483648 to 2147483647 ($.year)",
        """{"site":"a.org","order":"Best","year":3000000000}"""
    )]
    [InlineData(
        """{"query":"\ud800 lamps"}""",
        "query",
        "can not be read: Cannot read incomplete UTF-16 JSON text as string with missing low surrogate.",
        "\"\\ud800 lamps\""
    )]
    public async Task ArgumentThatDoesNotFit_IsExplainedAndNothingIsCalled(
        string arguments,
        string parameter,
        string constraint,
        string? received
    )
    {
        var tools = new WebTools();
        var result = Assert.IsType<JsonElement>(await tools.SearchWeb().InvokeAsync(Parse(arguments), Token));
        Assert.Empty(tools.Calls);
        var error = result.GetProperty("error");
        Assert.Equal("search_web", error.GetProperty("tool").GetString());
        var problem = Assert.Single(error.GetProperty("problems").EnumerateArray());
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Equal(constraint, problem.GetProperty("constraint").GetString());
        Assert.Equal(received, problem.TryGetProperty("received", out var text) ? text.GetString() : null);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("limit")]
    [InlineData("filter")]
    [InlineData("page")]
    public async Task JsonThatHasBeenDisposedOf_IsAnErrorOfItsArgument(string parameter)
    {
        JsonElement gone;
        using (var document = JsonDocument.Parse("{}"))
        {
            gone = document.RootElement;
        }

        var tools = new WebTools();
        var result = Assert.IsType<JsonElement>(
            await tools.SearchWeb().InvokeAsync(new() { ["query"] = "lamps", [parameter] = gone }, Token)
        );

        var problem = Assert.Single(result.GetProperty("error").GetProperty("problems").EnumerateArray());
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains("disposed of", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }

    [Fact]
    public async Task ArgumentAfterOneThatCanNotBeRead_IsNamedByItsOwnPath()
    {
        var result = Assert.IsType<JsonElement>(
            await new WebTools()
                .SearchWeb()
                .InvokeAsync(Parse("""{"query":"a","limit":0,"filter":{"site":"\ud800","order":"\ud800"}}"""), Token)
        );
        Assert.Equal(
            ["query", "limit", "filter"],
            result
                .GetProperty("error")
                .GetProperty("problems")
                .EnumerateArray()
                .Select(problem => problem.GetProperty("parameter").GetString())
        );
    }

    [Fact]
    public async Task ClrValues_AreTakenAndChecked()
    {
        var tools = new WebTools();
        var search = tools.SearchWeb();
        await search.InvokeAsync(
            new()
            {
                ["query"] = "lamps",
                ["limit"] = 20L,
                ["filter"] = new SearchFilter("a.org", SearchOrder.Newest),
            },
            Token
        );
        Assert.Equal(
            "lamps 20 SearchFilter { Site = a.org, Order = Newest, Year = , IsExact = False }",
            tools.Calls[0]
        );

        var refused = await search.InvokeAsync(new() { ["query"] = "lamps", ["limit"] = 51 }, Token);
        Assert.Contains("must be at most 50", refused?.ToString(), StringComparison.Ordinal);
        Assert.Single(tools.Calls);
    }

    [Fact]
    public async Task DeepArgument_IsRefused()
    {
        var tools = new WebTools();
        var result = await tools
            .SearchWeb()
            .InvokeAsync(new() { ["query"] = "lamps", ["filter"] = Nested(200) }, Token);
        Assert.Contains("error", result?.ToString(), StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }

    private static JsonElement Nested(int depth)
    {
        var json = string.Concat(Enumerable.Repeat("""{"site":""", depth)) + "1" + new string('}', depth);
        return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
    }

    private static AIFunctionArguments Parse(string json)
    {
        var arguments = new AIFunctionArguments();
        foreach (var property in JsonDocument.Parse(json).RootElement.EnumerateObject())
        {
            arguments.Add(property.Name, property.Value);
        }

        return arguments;
    }
}
