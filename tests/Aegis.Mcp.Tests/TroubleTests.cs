using System.Diagnostics;
using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;

namespace Aegis.Mcp.Tests;

/// <summary>Servers that are not what one would like.</summary>
public sealed class TroubleTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ToolRegistry registry = new();

    [Fact]
    public async Task SchemaThatCanNotBeRead_LeavesItsToolUncheckedAndIsLogged()
    {
        using var logs = new Warnings();

        await using var source = await registry.AddMcpServerAsync(
            Servers.Dotnet,
            Servers.Arguments("odd"),
            prefix: "odd_",
            loggerFactory: logs,
            cancellationToken: Token
        );

        Assert.Equal(["odd_anchored", "odd_patterned", "odd_plain"], registry.Tools.Select(static tool => tool.Name));
        Assert.Equal("anchored 5", await CallAsync("odd_anchored", 5));
        Assert.Equal("patterned 5", await CallAsync("odd_patterned", 5));
        Assert.Equal("plain 5", await CallAsync("odd_plain", "5"));
        Assert.Contains("must be integer", await CallAsync("odd_plain", "five"), StringComparison.Ordinal);
        Assert.Collection(
            logs.All,
            static first => Assert.Matches("anchored.*odd-server.*#text", first),
            static second => Assert.Matches("patterned.*odd-server", second)
        );
    }

    [Theory]
    [InlineData("initialize", "nonsense initialize' did not get ready")]
    [InlineData("tools/list", "The MCP server 'nonsense-server' did not list its tools")]
    public async Task ServerThatAnswersNonsense_IsNamed(string method, string expected)
    {
        var error = await Assert.ThrowsAsync<McpServerException>(() =>
            registry.AddMcpServerAsync(Servers.Dotnet, Servers.Arguments("nonsense", method), cancellationToken: Token)
        );

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    // the SDK waits for a minute
    [Fact(Timeout = 50_000)]
    public async Task ProgramThatSpeaksToPeople_IsNamedAtItsFirstLine()
    {
        var error = await Assert.ThrowsAsync<McpServerException>(() =>
            registry.AddMcpServerAsync(Servers.Dotnet, Servers.Arguments("greeting"), cancellationToken: Token)
        );

        Assert.EndsWith("what is not MCP: Hello, what would you like?", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task ImportThatIsGivenUp_DoesNotWaitForTheServerToEnd()
    {
        var started = new TaskCompletionSource<int>();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var pending = registry.AddMcpServerAsync(
            new StdioClientTransportOptions
            {
                Command = Servers.Dotnet,
                Arguments = Servers.Arguments("deaf"),
                // longer than any test may take
                ShutdownTimeout = TimeSpan.FromHours(1),
                StandardErrorLines = line =>
                    started.TrySetResult(
                        int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)
                    ),
            },
            cancellationToken: cancellation.Token
        );
        using var process = Process.GetProcessById(await started.Task.WaitAsync(Token));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending.WaitAsync(Token));
        process.Kill();
    }

    private async Task<string> CallAsync(string tool, object text)
    {
        Assert.True(registry.TryGet(tool, out var function));
        return $"{await function.InvokeAsync(new() { ["text"] = JsonSerializer.SerializeToElement(text) }, Token)}";
    }

    private sealed class Warnings : ILoggerFactory, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (eventId.Id == 1201)
            {
                All.Add(formatter(state, exception));
            }
        }

        public void Dispose() { }
    }
}
