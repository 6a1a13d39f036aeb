using System.ComponentModel;
using Polly;

namespace Aegis.Resilience;

/// <summary>What stands between a call and the method of one agent or tool; built once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallPolicy
{
    private readonly PolicyParts parts;

    /// <summary>All of it; what is around a fallback and what is within are one pipeline as long as there is no fallback.</summary>
    private readonly ResiliencePipeline whole;
    private readonly ResiliencePipeline outer;
    private readonly ResiliencePipeline inner;

    internal CallPolicy(PolicyParts parts)
    {
        this.parts = parts;
        whole = Builder().AddOuter(parts).AddInner(parts).Build();
        outer = Builder().AddOuter(parts).Build();
        inner = Builder().AddInner(parts).Build();
    }

    /// <summary>What is within a fallback.</summary>
    internal ResiliencePipeline Inner => inner;

    /// <summary>How long one attempt may take.</summary>
    internal TimeSpan? AttemptLimit => parts.Options.Timeout.Attempt;

    /// <summary>What measures it.</summary>
    internal TimeProvider Clock => parts.Clock;

    internal void NoteFallback(PolicyObserver observer, Exception error, CancellationToken token) =>
        observer.FallingBack(parts.Name, error, token);

    /// <summary>Calls a method, as often as it takes and is allowed.</summary>
    /// <typeparam name="TCall">What the method needs to know; a tuple, so that nothing is captured.</typeparam>
    /// <typeparam name="T">What the method returns, out of its task.</typeparam>
    /// <param name="observer">Hears of attempts.</param>
    /// <param name="call">What the method needs to know.</param>
    /// <param name="method">The method; each attempt has a token of its own.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>What the last attempt returned.</returns>
    public ValueTask<T> ExecuteAsync<TCall, T>(
        PolicyObserver observer,
        TCall call,
        Func<TCall, CancellationToken, ValueTask<T>> method,
        CancellationToken cancellationToken
    ) => RunAsync(whole, new PolicyCall<TCall, T>(this, observer, call, method, fallback: null), cancellationToken);

    /// <summary>Calls a method, as often as it takes and is allowed, and another when it has failed for good.</summary>
    /// <param name="observer">Hears of attempts.</param>
    /// <param name="call">What the methods need to know.</param>
    /// <param name="method">The method; each attempt has a token of its own.</param>
    /// <param name="fallback">The other; it is called once.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <inheritdoc cref="ExecuteAsync{TCall, T}(PolicyObserver, TCall, Func{TCall, CancellationToken, ValueTask{T}}, CancellationToken)"/>
    public ValueTask<T> ExecuteAsync<TCall, T>(
        PolicyObserver observer,
        TCall call,
        Func<TCall, CancellationToken, ValueTask<T>> method,
        Func<TCall, Exception, CancellationToken, ValueTask<T>> fallback,
        CancellationToken cancellationToken
    ) => RunAsync(outer, new PolicyCall<TCall, T>(this, observer, call, method, fallback), cancellationToken);

    private ValueTask<T> RunAsync<TCall, T>(
        ResiliencePipeline pipeline,
        in PolicyCall<TCall, T> call,
        CancellationToken cancellationToken
    )
    {
        call.Observer.Begin(cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(PolicyObserver.Key, call.Observer);
        var pending = pipeline.ExecuteOutcomeAsync(PolicyCall<TCall, T>.Run, context, call);
        return pending.IsCompletedSuccessfully
            ? new ValueTask<T>(End(pending.Result, context))
            : EndAsync(pending, context);
    }

    private async ValueTask<T> EndAsync<T>(ValueTask<Outcome<T>> pending, ResilienceContext context) =>
        End(await pending.ConfigureAwait(false), context);

    private T End<T>(Outcome<T> outcome, ResilienceContext context)
    {
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is { } error)
        {
            var translated = Translate(error);
            if (translated != error)
            {
                throw translated;
            }
        }

        outcome.ThrowIfException();
        return outcome.Result!;
    }

    internal Exception Translate(Exception error) => parts.Translate(error);

    private ResiliencePipelineBuilder Builder() => new() { Name = parts.Name, TimeProvider = parts.Clock };
}
