namespace Aegis.Client;

/// <content>The outcomes after which the operation is decided, by this call or by another.</content>
public abstract partial class DecisionOutcome
{
    /// <summary>The server has taken the decision, or the request for one when the key may only ask.</summary>
    public sealed class Accepted : DecisionOutcome
    {
        internal Accepted(Reply reply)
            : base(reply) { }

        /// <summary>What is decided; null while someone else has to decide.</summary>
        public Decision? Decision => Facts.Decision;

        /// <summary>Until when it can be decided.</summary>
        public DateTimeOffset? DecideBy => Facts.DecideBy;

        private protected override string Explanation => $"The decision was accepted as request '{RequestId}'.";
    }

    /// <summary>The same was decided before: by an attempt whose answer was lost, or by someone else.</summary>
    public sealed class AlreadyDecided : DecisionOutcome
    {
        internal AlreadyDecided(Reply reply)
            : base(reply) { }

        /// <summary>What is decided; null when the server does not say.</summary>
        public Decision? Decision => Facts.Decision;

        /// <summary>Who has decided; null when the server does not say.</summary>
        public string? DecidedBy => Facts.DecidedBy;

        /// <summary>When it was decided.</summary>
        public DateTimeOffset? DecidedAt => Facts.DecidedAt;

        private protected override string Explanation => "The same was decided before.";
    }

    /// <summary>The opposite was decided before; the first decision stays.</summary>
    public sealed class Contrary : DecisionOutcome
    {
        internal Contrary(Reply reply)
            : base(reply) { }

        /// <summary>What is decided; null when the server does not say.</summary>
        public Decision? Decision => Facts.Decision;

        /// <summary>Who has decided; null when the server does not say.</summary>
        public string? DecidedBy => Facts.DecidedBy;

        /// <summary>When it was decided.</summary>
        public DateTimeOffset? DecidedAt => Facts.DecidedAt;

        private protected override string Explanation =>
            $"Otherwise decided before: {Decision?.ToString() ?? "the opposite"}, by {DecidedBy ?? "someone"} at {DecidedAt?.ToString("u") ?? "an earlier time"}. The first decision stays.";
    }

    /// <summary>Nobody has decided in time, or it was approved and did not begin in time; no answer means no.</summary>
    public sealed class Expired : DecisionOutcome
    {
        internal Expired(Reply reply)
            : base(reply) { }

        /// <summary>What had been decided before; null when nothing was. It does not hold.</summary>
        public Decision? FormerDecision => Facts.Decision;

        private protected override string Explanation =>
            FormerDecision is null
                ? $"The time to decide is over; no answer means no. Ask again with another key.{Because}"
                : $"It was approved and not used in time; that does not hold any more. Ask again with another key.{Because}";
    }

    /// <summary>The request was taken back; nothing will be done on it, whatever was decided.</summary>
    public sealed class Cancelled : DecisionOutcome
    {
        internal Cancelled(Reply reply)
            : base(reply) { }

        /// <summary>What had been decided before; null when nothing was. It does not hold.</summary>
        public Decision? FormerDecision => Facts.Decision;

        private protected override string Explanation =>
            $"The request was taken back. Ask again with another key.{Because}";
    }

    /// <summary>
    /// What was approved may have happened or not; the server has lost sight of it and repeats nothing. A person has to look,
    /// and to say so to the server.
    /// </summary>
    public sealed class OutcomeUnknown : DecisionOutcome
    {
        internal OutcomeUnknown(Reply reply)
            : base(reply) { }

        private protected override string Explanation =>
            $"What was approved may have happened or not: find out, and resolve request '{RequestId}'.{Because}";
    }
}
