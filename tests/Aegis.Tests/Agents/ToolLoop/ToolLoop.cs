using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>An agent with tools and a model that says what it is told to.</summary>
internal sealed class ToolLoop(params ScriptedReply[] replies)
{
    public ScriptedChatClient Client { get; } = new(replies);

    public RecordingListener Listener { get; init; } = new();

    public IServiceProvider? Services { get; init; }

    public TimeProvider? TimeProvider { get; init; }

    public IReadOnlyList<AITool> Own { get; init; } = [];

    public IReadOnlyList<AITool> Shared { get; init; } = [];

    public int MaxToolRounds { get; init; }

    public AgentContext Context =>
        field ??= new AgentContext("Writer", Client, Services, TimeProvider, Listener) { Tools = Shared };

    /// <summary>What the model was given in answer to its calls, by round.</summary>
    public IEnumerable<IReadOnlyList<FunctionResultContent>> Results =>
        Client
            .Requests[^1]
            .Messages.Where(message => message.Role == ChatRole.Tool)
            .Select(message => message.Contents.Cast<FunctionResultContent>().ToList());

    /// <summary>The lone result of a lone round.</summary>
    public string Result => Assert.IsType<string>(Assert.Single(Assert.Single(Results)).Result);

    public Task<string> AskAsync(CancellationToken? cancellationToken = null) =>
        ChatAgent.AskAsync(
            Context,
            null,
            "Hello",
            null,
            Own,
            MaxToolRounds,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    public Task<T> AskAsync<T>() =>
        ChatAgent.AskAsync<T>(Context, null, "Hello", null, Own, MaxToolRounds, TestContext.Current.CancellationToken);

    public static FunctionCallContent Call(
        string name,
        string id = "1",
        params (string Name, object? Value)[] arguments
    ) => new(id, name, arguments.ToDictionary(static pair => pair.Name, static pair => pair.Value));

    /// <summary>A reply that makes one call.</summary>
    public static ScriptedReply Calling(string name, string id = "1") => ScriptedReply.Calling(Call(name, id));

    public static AIFunction Tool(string name, Delegate method) => AIFunctionFactory.Create(method, name);
}
