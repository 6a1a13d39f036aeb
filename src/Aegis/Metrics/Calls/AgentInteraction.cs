using Aegis.Ledger;

namespace Aegis.Metrics;

/// <summary>That one agent gave something to another, once.</summary>
public sealed record AgentInteraction
{
    /// <summary>Of two interactions with one id, only the first is kept. Default: a new one.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>When it happened. Default: when it is recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whose it was: 1 to 128 bytes of UTF-8. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = LedgerAction.DefaultTenant;

    /// <summary>Who gave. Stored are its first 255 characters.</summary>
    public required string From { get; init; }

    /// <summary>Who was given. Stored are its first 255 characters.</summary>
    public required string To { get; init; }

    /// <summary>How.</summary>
    public required InteractionKind Kind { get; init; }
}
