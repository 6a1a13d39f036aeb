using System.Text.Json;
using Aegis.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Mcp.Tests;

/// <summary>An agent whose model calls the tools of a server, which runs as a process of its own.</summary>
public sealed class AgentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_CallsToolsOfTheServer()
    {
        var registry = new ToolRegistry();
        await using var source = await registry.AddMcpServerAsync(
            Servers.Dotnet,
            Servers.Arguments(),
            "test_",
            cancellationToken: Token
        );
        using var client = new CallingClient(
            Call("1", "test_repeat", """{"text":"ha","times":2}"""),
            Call("2", "test_repeat", """{"text":"h"}"""),
            Call("3", "test_broken", "{}")
        );

        var answer = await ChatAgent.AskAsync(
            new AgentContext("Writer", client, tools: registry.Tools),
            null,
            "Laugh.",
            null,
            Token
        );

        Assert.Equal("done", answer);
        var results = client.Results.Select(static result => (string)result.Result!).ToList();
        Assert.Equal("ha ha", results[0]);
        Assert.Contains("must be at least 2", results[1], StringComparison.Ordinal);
        Assert.Contains("no network", results[2], StringComparison.Ordinal);
    }

    private static FunctionCallContent Call(string id, string tool, string arguments) =>
        new(
            id,
            tool,
            JsonDocument
                .Parse(arguments)
                .RootElement.EnumerateObject()
                .ToDictionary(static pair => pair.Name, static pair => (object?)pair.Value)
        );

    /// <summary>Asks for calls, and is done once it has their results.</summary>
    private sealed class CallingClient(params FunctionCallContent[] calls) : IChatClient
    {
        public IReadOnlyList<FunctionResultContent> Results { get; private set; } = [];

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            Results = [.. messages.Last().Contents.OfType<FunctionResultContent>()];
            var reply =
                Results.Count == 0 ? new ChatMessage(ChatRole.Assistant, [.. calls]) : new(ChatRole.Assistant, "done");
            return Task.FromResult(new ChatResponse(reply));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
