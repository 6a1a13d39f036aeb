namespace Aegis.Client;

/// <content>The outcomes that the caller has to do something about.</content>
public abstract partial class DecisionOutcome
{
    /// <summary>The key was used before for something else: another payload, thread or action.</summary>
    public sealed class KeyReused : DecisionOutcome
    {
        internal KeyReused(Reply reply)
            : base(reply) { }

        private protected override string Explanation =>
            $"The key was used before with another payload or thread. Use a key for one thing.{Because}";
    }

    /// <summary>The server does not know the API key.</summary>
    public sealed class Unauthorized : DecisionOutcome
    {
        internal Unauthorized(Reply reply)
            : base(reply) { }

        private protected override string Explanation =>
            $"The server does not accept the API key: check AegisClientOptions.ApiKey.{Because}";
    }

    /// <summary>The API key must not do this: it lacks the scope, is another tenant's, or asks to decide its own request.</summary>
    public sealed class Forbidden : DecisionOutcome
    {
        internal Forbidden(Reply reply)
            : base(reply) { }

        private protected override string Explanation => $"The API key must not do this.{Because}";
    }

    /// <summary>The server refuses the call for another reason; <see cref="Problem"/> says which.</summary>
    public sealed class Invalid : DecisionOutcome
    {
        internal Invalid(Reply reply)
            : base(reply) { }

        private protected override string Explanation =>
            $"The server has refused: {(int)(Response?.StatusCode ?? 0)} {Problem?.Title ?? Problem?.Code}.{Because}";
    }
}
