using Aegis.Runs;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>One call of a tool, from the model's arguments to the result. Emitted code reads the arguments from it.</summary>
public sealed partial class ToolCall
{
    private readonly ToolFunction function;
    private readonly AIFunctionArguments arguments;
    private readonly CancellationToken cancellationToken;
    private AgentContext? context;
    private int known;

    internal ToolCall(
        ToolFunction function,
        AIFunctionArguments arguments,
        CancellationToken cancellationToken,
        AgentContext? context = null
    )
    {
        this.context = context;
        this.function = function;
        this.arguments = arguments;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>What is known of the tool.</summary>
    public ToolDefinition Definition => function.Definition;

    /// <summary>
    /// The context of the agent that calls; outside an agent, one that bears the tool's name and the host's services.
    /// </summary>
    public AgentContext Context =>
        context ??= AgentContext.Current ?? new AgentContext(Definition.Name, chatClient: null, arguments.Services);

    /// <summary>Where services come from: the host's, else the agent's.</summary>
    public IServiceProvider Services => arguments.Services ?? Context.Services;

    /// <summary>The arguments as the host gave them.</summary>
    internal AIFunctionArguments Arguments => arguments;

    /// <summary>Is told before the method is called; none unless a durable run keeps what the call gives.</summary>
    private ToolDispatch? Dispatch =>
        arguments.Context?.TryGetValue(typeof(ToolDispatch), out var dispatch) is true
            ? dispatch as ToolDispatch
            : null;

    /// <summary>The same call with other arguments.</summary>
    internal ToolCall With(AIFunctionArguments other) =>
        ReferenceEquals(other, arguments)
            ? this
            : new ToolCall(function, other, cancellationToken, context) { Loop = Loop, Sink = Sink };
}
