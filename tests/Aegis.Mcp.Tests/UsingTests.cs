using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Aegis.Mcp.TestServer;
using Aegis.Telemetry;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Mcp.Tests;

/// <summary>The tools of a server, which runs as a process of its own, in a registry.</summary>
public sealed class UsingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ToolRegistry registry = new();

    [Fact]
    public async Task Tools_AreAddedUnderThePrefixWithTheirSchemas()
    {
        await using var source = await AddAsync(prefix: "test_");

        Assert.Equal(
            TestTools.All.Select(tool => $"test_{tool.Name}").Order(),
            registry.Tools.Select(tool => tool.Name)
        );
        Assert.True(registry.TryGet("test_repeat", out var repeat));
        Assert.Equal("Says something again.", repeat.Description);
        Assert.Equal("test-server", source.Client.ServerInfo?.Name);
        var sent = (await source.Client.ListToolsAsync(cancellationToken: Token)).Single(tool => tool.Name == "repeat");
        Assert.Equal(sent.JsonSchema.GetRawText(), repeat.JsonSchema.GetRawText());
        Assert.Equal(ToolEffect.ReadOnly, Assert.IsType<ToolFunction>(repeat, exactMatch: false).Definition.Effect);
    }

    [Fact]
    public async Task Filter_ChoosesByTheServersNames()
    {
        await using var source = await AddAsync(prefix: "test_", filter: static name => name == "person");

        Assert.Equal(["test_person"], registry.Tools.Select(tool => tool.Name));
    }

    [Theory]
    [InlineData("repeat", """{"text":"ha","times":3}""", "ha ha ha")]
    [InlineData("repeat", """{"text":"ha","times":4}""", "must be at most 3")]
    [InlineData("broken", "{}", "no network")]
    [InlineData("person", "{}", "Ada")]
    public async Task Call_GivesAResultOrAReadableError(string tool, string arguments, string expected)
    {
        await using var source = await AddAsync();

        Assert.Contains(expected, await CallAsync(tool, arguments), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_IsOneSpanUnderItsCallers()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AegisTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var source = await AddAsync("test_");
        using var caller = new Activity("caller").Start();

        await CallAsync("test_repeat", """{"text":"ha","times":3}""");

        var span = Assert.Single(spans, span => span.TraceId == caller.TraceId);
        Assert.Equal(("execute_tool test_repeat", caller.SpanId), (span.OperationName, span.ParentSpanId));
    }

    [Fact]
    public async Task ErrorOfTheServer_IsAnErrorToAgents()
    {
        await using var source = await AddAsync("test_");
        Assert.True(registry.TryGet("test_broken", out var broken));

        var outcome = await Assert.IsType<ToolFunction>(broken, exactMatch: false).InvokeAsync(new(), Token);

        var error = Assert.IsType<JsonElement>(outcome).GetProperty("error");
        Assert.Equal("test_broken", error.GetProperty("tool").GetString());
        Assert.Equal(
            "The tool failed with InvalidOperationException: no network",
            error.GetProperty("message").GetString()
        );
    }

    [Fact]
    public async Task Content_ReachesTheModelAsContent()
    {
        await using var source = await AddAsync();
        Assert.True(registry.TryGet("image", out var image));

        var result = await image.InvokeAsync(new(), Token);

        var content = Assert.Single(Assert.IsType<IEnumerable<AIContent>>(result, exactMatch: false));
        Assert.Equal("image/png", Assert.IsType<DataContent>(content).MediaType);
    }

    [Fact]
    public async Task Disposed_TakesItsToolsBackAndEndsTheProcess()
    {
        registry.DefineTool("own", "Stays.", static () => "here");
        var source = await AddAsync();
        using var process = await ServerProcessAsync();

        await source.DisposeAsync();

        Assert.Equal(["own"], registry.Tools.Select(tool => tool.Name));
        await process.WaitForExitAsync(Token);
        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task ServerThatIsKilled_LeavesToolsThatSaySo()
    {
        await using var source = await AddAsync();
        using var process = await ServerProcessAsync();
        var pending = CallAsync("endless", "{}");

        process.Kill();

        Assert.Contains("The call to the MCP server 'test-server' failed", await pending, StringComparison.Ordinal);
        Assert.Contains(
            "The call to the MCP server 'test-server' failed",
            await CallAsync("person", "{}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ServerThatEndsDuringACall_IsNamedWithItsExitCode()
    {
        await using var source = await AddAsync();

        Assert.Contains("exit code 7", await CallAsync("exit", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatIsCancelled_Throws()
    {
        await using var source = await AddAsync();
        using var cancellation = new CancellationTokenSource();
        Assert.True(registry.TryGet("endless", out var endless));
        var pending = endless.InvokeAsync(new(), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
        Assert.Equal("ha", await CallAsync("repeat", """{"text":"ha"}"""));
    }

    [Fact]
    public async Task NameThatIsTaken_AddsNoneAndEndsTheProcess()
    {
        registry.DefineTool("person", "Stays.", static () => "here");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => AddAsync());

        Assert.Contains("'person'", error.Message, StringComparison.Ordinal);
        Assert.Equal(["person"], registry.Tools.Select(tool => tool.Name));
    }

    [Fact]
    public async Task MissingCommand_IsNamed()
    {
        var error = await Assert.ThrowsAsync<McpServerException>(() =>
            registry.AddMcpServerAsync("no-such-mcp-server", ["--stdio"], cancellationToken: Token)
        );

        Assert.Contains("'no-such-mcp-server --stdio' could not be started", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandThatDies_IsNamedWithWhatItSaid()
    {
        var error = await Assert.ThrowsAsync<McpServerException>(() =>
            registry.AddMcpServerAsync(Servers.Dotnet, Servers.Arguments("dying"), cancellationToken: Token)
        );

        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("no licence found", error.Message, StringComparison.Ordinal);
    }

    private Task<McpToolSource> AddAsync(string? prefix = null, Func<string, bool>? filter = null) =>
        registry.AddMcpServerAsync(
            Servers.Dotnet,
            Servers.Arguments("stdio"),
            prefix,
            filter,
            cancellationToken: Token
        );

    private async Task<Process> ServerProcessAsync() =>
        Process.GetProcessById(
            int.Parse(await CallAsync("process_id", "{}"), System.Globalization.CultureInfo.InvariantCulture)
        );

    private async Task<string> CallAsync(string tool, string arguments)
    {
        Assert.True(registry.TryGet(tool, out var function));
        var given = JsonDocument.Parse(arguments).RootElement.EnumerateObject();
        var result = await function.InvokeAsync(
            new(given.ToDictionary(static pair => pair.Name, static pair => (object?)pair.Value)),
            Token
        );
        return result?.ToString() ?? "";
    }
}
