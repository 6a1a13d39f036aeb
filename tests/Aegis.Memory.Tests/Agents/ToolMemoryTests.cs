using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Memory.Tests.Agents;

[Agent("Notes down what it hears.")]
public sealed partial class Listener
{
    /// <summary>Notes something down.</summary>
    /// <param name="text">What.</param>
    [Tool(Effect = ToolEffect.Idempotent)]
    public static string Note(string text, AgentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Memory.Set(text, true);
        return "noted";
    }
}

[Pipeline(typeof(Listener))]
public sealed partial class ListenerPipeline;

public sealed class ToolMemoryTests
{
    [Fact]
    public async Task ToolsThatAModelCallsAtOnce_ShareTheMemoryOfTheAgent()
    {
        using var client = new NotingClient();
        await using var services = new ServiceCollection()
            .AddSingleton<IChatClient>(client)
            .AddAegis()
            .BuildServiceProvider();

        var result = await new ListenerPipeline(services).RunPipelineAsync(
            "a fox, a hare and an owl",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal("done", result.Listener.Value);
        var memory = services.GetRequiredService<SessionMemory>();
        Assert.Equal(["fox", "hare", "owl"], memory.CreateSession().Keys);
    }

    /// <summary>Calls the tool three times at once, and is content.</summary>
    private sealed class NotingClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                new ChatResponse(
                    messages.Any(message => message.Role == ChatRole.Tool)
                        ? new ChatMessage(ChatRole.Assistant, "done")
                        : new ChatMessage(ChatRole.Assistant, [Call("fox"), Call("hare"), Call("owl")])
                )
            );

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }

        private static FunctionCallContent Call(string text) =>
            new($"call {text}", "note", new Dictionary<string, object?> { ["text"] = text });
    }
}
