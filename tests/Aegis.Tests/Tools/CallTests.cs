using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools;

/// <summary>What becomes of a call whose arguments are right.</summary>
public sealed class CallTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static AIFunctionArguments Lamps => new() { ["query"] = "lamps" };

    [Fact]
    public async Task ValueThatIsNoText_BecomesCompactJson()
    {
        var tools = new WebTools
        {
            Search = static (_, _, _) => Task.FromResult<object>(new SearchFilter("a.org", SearchOrder.Best)),
        };
        var result = Assert.IsType<JsonElement>(await tools.SearchWeb().InvokeAsync(Lamps, Token));
        Assert.Equal("""{"site":"a.org","order":"Best","isExact":false}""", result.GetRawText());
    }

    [Fact]
    public async Task Content_IsPassedThrough()
    {
        var content = new DataContent(new byte[] { 1 }, "image/png");
        var tools = new WebTools { Search = (_, _, _) => Task.FromResult<object>(content) };
        Assert.Same(content, await tools.SearchWeb().InvokeAsync(Lamps, Token));
    }

    [Fact]
    public async Task Exception_IsAnErrorWithoutStackTrace()
    {
        var tools = new WebTools { Search = static (_, _, _) => throw new InvalidOperationException("no network") };
        var result = await tools.SearchWeb().InvokeAsync(Lamps, Token);
        Assert.Equal(
            """{"error":{"tool":"search_web","message":"The tool failed with InvalidOperationException: no network"}}""",
            result?.ToString()
        );
    }

    [Fact]
    public async Task CancellationOfTheHost_IsThrown()
    {
        using var source = new CancellationTokenSource();
        var tools = new WebTools
        {
            Search = async (_, _, token) =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return "never";
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await tools.SearchWeb().InvokeAsync(Lamps, source.Token)
        );
    }

    [Fact]
    public async Task CancellationOfTheToolsOwn_IsAnError()
    {
        var tools = new WebTools { Search = static (_, _, _) => throw new TaskCanceledException("timed out") };
        var result = await tools.SearchWeb().InvokeAsync(Lamps, Token);
        Assert.Contains("TaskCanceledException: timed out", result?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongResult_IsCut()
    {
        var tools = new WebTools { Search = static (_, _, _) => Task.FromResult<object>(new string('x', 100)) };
        var result = await tools.SearchWeb(Definition(maxResultChars: 10)).InvokeAsync(Lamps, Token);
        Assert.Equal("xxxxxxxxxx… [cut: 10 of 100 characters]", result);
    }

    [Fact]
    public async Task ApprovalThatNobodyCanGive_IsNotGiven()
    {
        var tools = new WebTools();
        var result = await tools.SearchWeb(Definition(requiresApproval: true)).InvokeAsync(Lamps, Token);
        Assert.Contains("requires approval", result?.ToString(), StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }

    [Fact]
    public async Task SerializedTool_RunsOneCallAtATimeOverAllInstances()
    {
        var (running, most) = (0, 0);
        var tools = new WebTools
        {
            Search = async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return "done";
            },
        };
        var definition = Definition(serialize: true);
        AIFunction[] instances = [tools.SearchWeb(definition), tools.SearchWeb(definition)];
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => instances[number % 2].InvokeAsync(Lamps, Token).AsTask())
        );
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task UndefinedElement_IsNull()
    {
        var tools = new WebTools { Search = static (_, _, _) => Task.FromResult<object>(default(JsonElement)) };
        Assert.Null(await tools.SearchWeb().InvokeAsync(Lamps, Token));
    }

    [Theory]
    [InlineData("lamps", "lamps", 1)]
    [InlineData("lamps", "lenses", 2)]
    public async Task LedgeredCalls_OverlapOnlyForDifferentKeys(string first, string second, int expected)
    {
        var (running, most) = (0, 0);
        var bothIn = new TaskCompletionSource();
        var tools = new WebTools
        {
            Search = async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                if (running == expected)
                {
                    bothIn.TrySetResult();
                }

                await bothIn.Task;
                Interlocked.Decrement(ref running);
                return "done";
            },
        };
        var search = tools.SearchWeb(Definition(effect: ToolEffect.AtMostOnce, key: "query"));
        await Task.WhenAll(
            search.InvokeAsync(new() { ["query"] = first }, Token).AsTask(),
            search.InvokeAsync(new() { ["query"] = second }, Token).AsTask()
        );
        Assert.Equal(expected, most);
    }

    [Theory]
    [InlineData("5", "5.0")]
    [InlineData("5", "\"5\"")]
    [InlineData("10", null)]
    public async Task LedgeredCalls_OfOneKeyInTwoSpellings_DoNotOverlap(string first, string? second)
    {
        var (running, most) = (0, 0);
        var tools = new WebTools
        {
            Search = async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return "done";
            },
        };
        var search = tools.SearchWeb(Definition(effect: ToolEffect.AtMostOnce, key: "limit"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number => search.InvokeAsync(Limit(number % 2 == 0 ? first : second), Token).AsTask())
        );
        Assert.Equal(1, most);
    }

    private static AIFunctionArguments Limit(string? json)
    {
        var arguments = Lamps;
        if (json is not null)
        {
            arguments["limit"] = JsonDocument.Parse(json).RootElement;
        }

        return arguments;
    }

    private static ToolDefinition Definition(
        int maxResultChars = 0,
        bool requiresApproval = false,
        bool serialize = false,
        ToolEffect effect = ToolEffect.ReadOnly,
        string? key = null
    ) =>
        new("search_web")
        {
            Schema = SearchSchema.Text,
            MaxResultChars = maxResultChars,
            RequiresApproval = requiresApproval,
            Serialize = serialize,
            Effect = effect,
            IdempotencyKey = key,
        };
}
