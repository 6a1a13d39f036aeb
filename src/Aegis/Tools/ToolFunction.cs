using System.Text.Json;
using Aegis.Telemetry;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>
/// A tool as any <see cref="IChatClient"/> host can call it. Aegis writes one class derived from it for each
/// <see cref="ToolAttribute"/> method.
/// </summary>
/// <remarks>
/// A call never throws for what the model did: wrong arguments and exceptions of the method come back as a JSON object
/// <c>{"error": …}</c>. Only cancellation, a service that nobody has registered, and a type that nothing knows as JSON get to the host as exceptions.
/// </remarks>
public abstract partial class ToolFunction : AIFunction
{
    /// <summary>A tool.</summary>
    /// <param name="definition">What is known of it before it is called.</param>
    protected ToolFunction(ToolDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
    }

    /// <summary>What is known of the tool before it is called.</summary>
    public ToolDefinition Definition { get; }

    /// <inheritdoc/>
    public override string Name => Definition.Name;

    /// <inheritdoc/>
    public override string Description => Definition.Description;

    /// <inheritdoc/>
    public override JsonElement JsonSchema => Definition.JsonSchema;

    /// <inheritdoc/>
    public override JsonElement? ReturnJsonSchema => Definition.ReturnJsonSchema;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> AdditionalProperties =>
        Definition.Strict ? StrictProperties.Instance : base.AdditionalProperties;

    /// <summary>Binds the arguments and calls the method.</summary>
    /// <param name="call">The call: reads the arguments and runs the method.</param>
    /// <returns>What the call returned.</returns>
    protected abstract ValueTask<ToolOutcome> CallAsync(ToolCall call);

    /// <summary>Calls the tool and says whether it went well.</summary>
    internal ValueTask<ToolOutcome> ExecuteAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        ExecuteAsync(new ToolCall(this, arguments, cancellationToken));

    /// <summary>Makes a call that somebody has prepared.</summary>
    internal ValueTask<ToolOutcome> ExecuteAsync(ToolCall call) =>
        ToolSpan.IsWanted ? TraceAsync(call) : CallAsync(call);

    /// <inheritdoc/>
    protected sealed override ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var outcome = ExecuteAsync(arguments, cancellationToken);
        return outcome.IsCompletedSuccessfully ? new ValueTask<object?>(outcome.Result.Value) : ValueOfAsync(outcome);

        static async ValueTask<object?> ValueOfAsync(ValueTask<ToolOutcome> outcome) =>
            (await outcome.ConfigureAwait(false)).Value;
    }

    /// <summary>Adapters of providers look for it by this name.</summary>
    private static class StrictProperties
    {
        public static readonly IReadOnlyDictionary<string, object?> Instance = new Dictionary<string, object?>
        {
            ["strict"] = true,
        };
    }
}
