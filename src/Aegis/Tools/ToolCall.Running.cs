using Aegis.Agents;
using Aegis.Memory;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

// how the method is run once all arguments are read
public sealed partial class ToolCall
{
    /// <summary>Runs the method, unless an argument is wrong or a guard refuses.</summary>
    /// <typeparam name="TArguments">The type of what was read.</typeparam>
    /// <typeparam name="T">What the method returns, out of its task.</typeparam>
    /// <param name="bound">The arguments that were read; a tuple costs nothing.</param>
    /// <param name="method">Calls the method with the arguments that were read.</param>
    /// <param name="result">How the model is given the result.</param>
    /// <returns>The result, or an error that the model can read.</returns>
    /// <exception cref="OperationCanceledException">The host has given up the call.</exception>
    /// <exception cref="InvalidOperationException">A service is missing, or nothing knows how a type becomes JSON.</exception>
    public ValueTask<ToolOutcome> RunAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        ToolResult<T> result
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(result);
        CheckUnknown();
        if (!IsValid)
        {
            return new ValueTask<ToolOutcome>(ToolErrors.Arguments(Definition, check!.Problems));
        }

        return RunCheckedAsync(bound, method, result);
    }

    /// <summary>Runs the method with arguments that have been checked, unless a guard refuses.</summary>
    internal ValueTask<ToolOutcome> RunCheckedAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        ToolResult<T> result
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Definition.IsGuarded || Dispatch is not null
            ? RunGuardedAsync(bound, method, result)
            : InvokeAsync(bound, method, result, cancellationToken);
    }

    /// <summary>Runs a method whose arguments are captured.</summary>
    /// <inheritdoc cref="RunAsync{TArguments, T}"/>
    public ValueTask<ToolOutcome> RunAsync<T>(Func<CancellationToken, ValueTask<T>> method, ToolResult<T> result) =>
        RunAsync(method, static (method, token) => method(token), result);

    /// <summary>Collects what a streaming method gives; whoever follows the run hears of each item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The stream.</param>
    /// <param name="token">Gives up the call.</param>
    /// <returns>All items.</returns>
    public async ValueTask<IReadOnlyList<T>> CollectAsync<T>(IAsyncEnumerable<T> items, CancellationToken token)
    {
        var all = new StreamedItems<T>();
        var isHandedOver = Sink is { TakesItems: true };
        await foreach (var item in items.WithCancellation(token).ConfigureAwait(false))
        {
            if (isHandedOver)
            {
                await Sink!.ItemAsync(item, token).ConfigureAwait(false);
            }

            if (!isHandedOver || Definition.IsRecorded)
            {
                all.Add(item);
            }

            Context.ReportToolItem(Definition.Name, item);
        }

        return all;
    }

    // apart, so that only guarded tools pay for a closure
    private ValueTask<ToolOutcome> RunGuardedAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        ToolResult<T> result
    ) =>
        ToolGuards.RunAsync(
            this,
            async token =>
            {
                if (Dispatch is { } dispatch)
                {
                    await dispatch.NoteAsync().ConfigureAwait(false);
                }

                // here alone: whoever keeps what the call gives keeps with it what it did to the memory
                using var notes = MemoryNotes.Begin(Context);
                var outcome = await InvokeAsync(bound, method, result, token).ConfigureAwait(false);
                return outcome with { Memory = Kept(notes.Take()) };
            },
            cancellationToken
        );

    private KeptChanges? Kept(KeptChanges? changes)
    {
        if (changes is not { Length: > KeptChanges.MaxLength })
        {
            return changes;
        }

        AgentLog.MemoryNotKept(Context.Logger, Context.AgentId, Definition.Name, changes.Length);
        return null;
    }

    private ValueTask<ToolOutcome> InvokeAsync<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<T>> method,
        ToolResult<T> result,
        CancellationToken token
    )
    {
        try
        {
            var pending = method(bound, token);
            return pending.IsCompletedSuccessfully
                ? new ValueTask<ToolOutcome>(Succeeded(pending.Result, result))
                : AwaitAsync(pending, result, token);
        }
        catch (Exception exception) when (!IsForHost(exception, token))
        {
            return new ValueTask<ToolOutcome>(Failed(exception));
        }
    }

    private async ValueTask<ToolOutcome> AwaitAsync<T>(
        ValueTask<T> pending,
        ToolResult<T> result,
        CancellationToken token
    )
    {
        try
        {
            return Succeeded(await pending.ConfigureAwait(false), result);
        }
        catch (Exception exception) when (!IsForHost(exception, token))
        {
            return Failed(exception);
        }
    }

    private ToolOutcome Succeeded<T>(T value, ToolResult<T> result)
    {
        Sink?.Returned(value);
        if (Sink is not null && !Definition.IsRecorded && typeof(T) != typeof(object))
        {
            // no model reads it, and not all that a loop takes is JSON
            return default;
        }

        return new(ResultLimit.Cut(result.Convert(value), Definition.MaxResultChars), isError: false)
        {
            IsNothing = typeof(T) == typeof(ToolNothing),
        };
    }

    private ToolOutcome Failed(Exception exception)
    {
        if (Sink is null)
        {
            ToolLog.Failed(Context.Logger, Definition.Name, exception);
        }

        return ToolErrors.Exception(Definition, exception);
    }

    /// <summary>Whether a model is not told: the host has given up, or the app has to be mended.</summary>
    private static bool IsForHost(Exception exception, CancellationToken token) =>
        exception is ToolSetupException || (exception is OperationCanceledException && token.IsCancellationRequested);
}
