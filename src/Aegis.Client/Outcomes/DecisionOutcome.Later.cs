namespace Aegis.Client;

/// <content>The outcomes after which it makes sense to come back.</content>
public abstract partial class DecisionOutcome
{
    /// <summary>An earlier call with this key has not ended.</summary>
    public sealed class InProgress : DecisionOutcome
    {
        internal InProgress(Reply reply)
            : base(reply) { }

        /// <summary>Where it stands; <see cref="OperationPhase.Awaiting"/> waits for a person.</summary>
        public OperationPhase? Phase => Facts.Phase;

        /// <summary>When to come back; null when the server does not say.</summary>
        public TimeSpan? RetryAfter => Response?.RetryAfter;

        private protected override string Explanation =>
            $"An earlier call with this key has not ended. Wait for request '{RequestId}', or send the same again.";
    }

    /// <summary>The tenant has used up what its plan allows. Not repeated: that changes with the next period only.</summary>
    public sealed class QuotaExceeded : DecisionOutcome
    {
        internal QuotaExceeded(Reply reply)
            : base(reply) { }

        /// <summary>When the next period begins; null when the server does not say.</summary>
        public DateTimeOffset? ResetsAt => Facts.ResetsAt;

        /// <summary>What the plan allows in a period.</summary>
        public long? Quota => Facts.Quota;

        /// <summary>What is used of it.</summary>
        public long? Used => Facts.Used;

        private protected override string Explanation =>
            $"The plan's quota is used up until {ResetsAt?.ToString("u") ?? "the next period"}.{Because}";
    }

    /// <summary>Too many calls in a short time, after all repetitions.</summary>
    public sealed class RateLimited : DecisionOutcome
    {
        internal RateLimited(Reply reply)
            : base(reply) { }

        /// <summary>When to come back; null when the server does not say.</summary>
        public TimeSpan? RetryAfter => Response?.RetryAfter;

        private protected override string Explanation =>
            $"Too many calls in a short time, {Attempts} of them by this call.{Because}";
    }

    /// <summary>
    /// The server could not be reached, or has failed, after all repetitions. The decision may have arrived: send the same again
    /// with the same key.
    /// </summary>
    public sealed class Unavailable : DecisionOutcome
    {
        internal Unavailable(Reply reply)
            : base(reply) { }

        /// <summary>Why there was no answer; null when there was one.</summary>
        public Exception? Error => reply.Error;

        /// <summary>When to come back; null when the server does not say.</summary>
        public TimeSpan? RetryAfter => Response?.RetryAfter;

        private protected override string Explanation =>
            $"The server {(Response is { } response ? $"has answered {(int)response.StatusCode}" : "has not answered")} after {Attempts} attempts. The decision may have arrived: send the same again with the same key.{Because}";
    }
}
