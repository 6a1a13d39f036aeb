namespace Aegis.Resilience;

/// <summary>Whether a failed attempt is repeated, and how long to wait before.</summary>
internal sealed class RetryRule(RetryOptions options, IFaultClassifier classifier)
{
    public bool IsRetried(Exception error, bool isCancelled)
    {
        var fault = classifier.Classify(error, isCancelled);
        if (
            isCancelled
            || fault.Kind is FaultKind.Cancelled or FaultKind.Rejected
            || fault.RetryAfter > options.MaxRetryAfter
        )
        {
            return false;
        }

        if (options.Except.Any(type => type.IsInstanceOfType(error)))
        {
            return false;
        }

        return options.On.Count > 0 ? options.On.Any(type => type.IsInstanceOfType(error)) : fault.IsWorthRetrying;
    }

    /// <summary>How long whoever was called asks to be left alone; none when the wait is ours to choose.</summary>
    public TimeSpan? WaitAskedFor(Exception error) => classifier.Classify(error, isCancelled: false).RetryAfter;
}
