using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>Calls a function that Aegis did not write as if it had: guarded, and with errors that the model can read.</summary>
/// <param name="definition">What is known of the function.</param>
/// <param name="function">The function.</param>
internal class WrappedFunction(ToolDefinition definition, AIFunction function) : ToolFunction(definition)
{
    private static readonly ToolResult<object?> Result = new(ToolJson.Default);

    public WrappedFunction(AIFunction function)
        : this(Describe(function), function) { }

    /// <inheritdoc/>
    public sealed override object? GetService(Type serviceType, object? serviceKey = null) =>
        base.GetService(serviceType, serviceKey) ?? function.GetService(serviceType, serviceKey);

    /// <inheritdoc/>
    protected override async ValueTask<ToolOutcome> CallAsync(ToolCall call)
    {
        var outcome = await call.RunCheckedAsync(
                (function, call.Arguments),
                static (bound, token) => bound.function.InvokeAsync(bound.Arguments, token),
                Result
            )
            .ConfigureAwait(false);
        return new ToolOutcome(outcome.Value, outcome.IsError || IsErrorOfAegis(outcome.Value))
        {
            IsNothing = outcome.Value is null,
            Memory = outcome.Memory,
        };
    }

    /// <summary>Whether a call of the function is a call of that one.</summary>
    internal bool Wraps(ToolFunction other) => function.GetService<ToolFunction>() == other;

    private static ToolDefinition Describe(AIFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new ToolDefinition(function.Name)
        {
            Description = function.Description,
            GivenSchema = function.JsonSchema,
            RequiresApproval = function.GetService<ApprovalRequiredAIFunction>() is not null,
        };
    }

    /// <summary>A tool of Aegis inside a wrapper gives its errors as results.</summary>
    private bool IsErrorOfAegis(object? result) =>
        function.GetService<ToolFunction>() is not null && ToolErrors.IsError(result);
}
