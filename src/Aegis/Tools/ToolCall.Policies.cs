using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tools;

// how the method of a tool with policies is run: within all guards, as often as the policies say
public sealed partial class ToolCall
{
    /// <summary>Runs the method under the tool's policies, unless an argument is wrong or a guard refuses.</summary>
    /// <inheritdoc cref="RunAsync{TArguments, T}(TArguments, Func{TArguments, CancellationToken, ValueTask{T}}, ToolResult{T})"/>
    public ValueTask<ToolOutcome> RunUnderPolicyAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        ToolResult<T> result
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        return RunAsync(
            (Call: this, Bound: bound, Method: method),
            static (run, token) =>
                run.Call.PolicyOf().ExecuteAsync(new ToolAttempts(run.Call), run.Bound, run.Method, token),
            result
        );
    }

    /// <summary>
    /// Runs the method under the tool's policies, and another when it has failed for good, unless an argument is wrong or a guard
    /// refuses.
    /// </summary>
    /// <param name="bound">The arguments that were read; a tuple costs nothing.</param>
    /// <param name="method">Calls the method with the arguments that were read.</param>
    /// <param name="fallback">Calls the other with them.</param>
    /// <param name="result">How the model is given the result.</param>
    /// <inheritdoc cref="RunAsync{TArguments, T}(TArguments, Func{TArguments, CancellationToken, ValueTask{T}}, ToolResult{T})"/>
    public ValueTask<ToolOutcome> RunUnderPolicyAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        Func<TArguments, Exception, CancellationToken, ValueTask<T>> fallback,
        ToolResult<T> result
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunAsync(
            (Call: this, Bound: bound, Method: method, Fallback: fallback),
            static (run, token) =>
                run
                    .Call.PolicyOf()
                    .ExecuteAsync(new ToolAttempts(run.Call), run.Bound, run.Method, run.Fallback, token),
            result
        );
    }

    private CallPolicy PolicyOf() => (Services.GetService<ToolPolicies>() ?? ToolPolicies.Default).Of(Definition);
}
