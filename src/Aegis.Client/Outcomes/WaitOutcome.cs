namespace Aegis.Client;

/// <summary>How waiting for a decision has ended: one of the nested types.</summary>
public abstract class WaitOutcome
{
    private WaitOutcome(OperationStatus? status) => Status = status;

    /// <summary>Whether it was approved. Everything else means no, or not yet.</summary>
    public bool IsApproved => this is Decided { Decision: Decision.Approved };

    /// <summary>What the server has said last; null when it has said nothing.</summary>
    public OperationStatus? Status { get; }

    /// <summary>Someone has decided.</summary>
    public sealed class Decided : WaitOutcome
    {
        internal Decided(OperationStatus status, Decision decision)
            : base(status) => Decision = decision;

        /// <summary>What was decided.</summary>
        public Decision Decision { get; }

        /// <summary>Who has decided; null when the server does not say.</summary>
        public string? DecidedBy => Status!.DecidedBy;

        /// <summary>When it was decided.</summary>
        public DateTimeOffset? DecidedAt => Status!.DecidedAt;
    }

    /// <summary>
    /// No decision holds, and none will: the time to decide is over, or an approval was not used in time, or the request was
    /// withdrawn. It means no.
    /// </summary>
    public sealed class Lapsed : WaitOutcome
    {
        internal Lapsed(OperationStatus status)
            : base(status) { }

        /// <summary>Why; null when the server does not say.</summary>
        public LapseCause? Cause => Status!.Lapse;

        /// <summary>What had been decided before; null when nothing was. It does not hold.</summary>
        public Decision? FormerDecision => Status!.Decision;
    }

    /// <summary>Nobody has decided while we waited; the request still stands.</summary>
    public sealed class TimedOut : WaitOutcome
    {
        internal TimedOut(OperationStatus? status, Reply? reply)
            : base(status) => (Response, Error) = (reply?.Response, reply?.Error);

        /// <summary>The last response; null when there was none.</summary>
        public RawResponse? Response { get; }

        /// <summary>Why the last attempt has no response; null when it has one. The server may have been away all the time.</summary>
        public Exception? Error { get; }
    }

    /// <summary>The server does not tell: it does not know the request, or not us.</summary>
    public sealed class Refused : WaitOutcome
    {
        internal Refused(OperationStatus? status, RawResponse response)
            : base(status) => Response = response;

        /// <summary>Why; null when the server did not say so as problem details.</summary>
        public ApiProblem? Problem => Response.Problem;

        /// <summary>The response.</summary>
        public RawResponse Response { get; }
    }
}
