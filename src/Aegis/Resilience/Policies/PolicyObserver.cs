using System.ComponentModel;
using Polly;

namespace Aegis.Resilience;

/// <summary>Whoever makes a call hears what becomes of it before it ends. One call at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PolicyObserver
{
    internal static readonly ResiliencePropertyKey<PolicyObserver> Key = new("aegis.observer");

    private protected PolicyObserver() { }

    /// <summary>Which attempt is under way or was the last, from 1 on; 0 before the first.</summary>
    internal int Attempt { get; private set; }

    /// <summary>Fires when whoever made the call gives it up, and not when a timeout does.</summary>
    internal CancellationToken CallerToken { get; private set; }

    /// <summary>The time of the attempt that is under way; none when it is not limited.</summary>
    internal AttemptClock? Clock { get; set; }

    internal void Begin(CancellationToken callerToken)
    {
        Attempt = 0;
        CallerToken = callerToken;
    }

    internal void StartAttempt(CancellationToken token)
    {
        Attempt++;
        AttemptStarting(token);
    }

    /// <summary>An attempt begins.</summary>
    /// <param name="token">Fires when the attempt is to end.</param>
    private protected abstract void AttemptStarting(CancellationToken token);

    /// <summary>An attempt has failed, and there will be another after the delay.</summary>
    internal abstract void Retrying(string name, Exception error, TimeSpan delay);

    /// <summary>The call has failed for good, and its fallback is called.</summary>
    /// <param name="name">The agent's id or the tool's name.</param>
    /// <param name="error">What it has failed with.</param>
    /// <param name="token">Fires when the fallback is to end.</param>
    internal abstract void FallingBack(string name, Exception error, CancellationToken token);

    /// <summary>Under a policy it is known who gave up: a total timeout says of the called what any other timeout does.</summary>
    internal static bool HasGivenUp(ResilienceContext context) =>
        (
            context.Properties.TryGetValue(Key, out var observer) ? observer.CallerToken : context.CancellationToken
        ).IsCancellationRequested;
}
