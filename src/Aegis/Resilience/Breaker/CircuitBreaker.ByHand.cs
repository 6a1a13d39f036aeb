namespace Aegis.Resilience;

/// <content>Without tickets, and the operator's part.</content>
public sealed partial class CircuitBreaker
{
    /// <summary>
    /// Whether a call would be let through now. Takes nothing: several callers may be told so at once, also when one probe is
    /// wanted; use <see cref="TryEnter"/> where that matters.
    /// </summary>
    public bool IsAvailable
    {
        get
        {
            lock (gate)
            {
                return machine.IsAvailable;
            }
        }
    }

    /// <summary>Says that a call has worked. Of no account while the circuit would not have let it through.</summary>
    public void RecordSuccess() => Record(CircuitVerdict.Success, retryAfter: null);

    /// <summary>Says that a call has failed. Of no account while the circuit would not have let it through.</summary>
    /// <param name="retryAfter">How long whoever was called asks to be left alone. Default: it does not say.</param>
    public void RecordFailure(TimeSpan? retryAfter = null) => Record(CircuitVerdict.Failure, retryAfter);

    /// <summary>Closes the circuit, isolated or not, and forgets failures. Calls under way no longer count.</summary>
    public void Reset()
    {
        lock (gate)
        {
            machine.Close();
        }

        events.Tell(this, StateChanged);
    }

    /// <summary>Turns all calls away until <see cref="Reset"/>. Calls under way no longer count.</summary>
    public void Isolate()
    {
        lock (gate)
        {
            machine.Isolate();
        }

        events.Tell(this, StateChanged);
    }

    /// <summary>Turns a call away before it has waited for anything, if it would be turned away now.</summary>
    internal bool TryReject(out TimeSpan retryAfter)
    {
        lock (gate)
        {
            var isRejected = !machine.IsAvailable;
            retryAfter = isRejected ? Reject() : TimeSpan.Zero;
            return isRejected;
        }
    }

    /// <summary>Says what became of a call by what it has thrown.</summary>
    /// <param name="ticket">What <see cref="TryEnter"/> gave.</param>
    /// <param name="error">What it has thrown; none when it has worked.</param>
    /// <param name="isCancelled">Whether its caller had given up when it ended.</param>
    /// <param name="classifier">What says what an exception means.</param>
    /// <remarks>
    /// A call that is wrong (<see cref="FaultKind.Caller"/>, such as a 400 or 401) shows that somebody answers, but not that
    /// right calls work; counted as a success it would close the circuit for, or hide, what ails them. So it is ignored.
    /// </remarks>
    internal void ReportOutcome(CircuitTicket ticket, Exception? error, bool isCancelled, IFaultClassifier classifier)
    {
        var verdict = CircuitVerdict.Ignore;
        TimeSpan? retryAfter = null;
        try
        {
            if (error is null)
            {
                verdict = CircuitVerdict.Success;
            }
            else if (classifier.Classify(error, isCancelled) is { IsFailure: true } fault)
            {
                verdict = CircuitVerdict.Failure;
                retryAfter = fault.RetryAfter;
            }
        }
        finally
        {
            // a classifier that throws must not keep the probe's place
            Report(ticket, verdict, retryAfter);
        }
    }

    private void Record(CircuitVerdict verdict, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            Count(verdict);
            machine.Record(verdict, retryAfter);
        }

        events.Tell(this, StateChanged);
    }
}
