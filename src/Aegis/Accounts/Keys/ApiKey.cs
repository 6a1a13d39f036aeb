using System.Security.Cryptography;
using Aegis.Ledger;

namespace Aegis.Accounts;

/// <summary>A key of a tenant, as a store has it: without the secret, of which it holds a MAC alone.</summary>
public sealed record ApiKey
{
    /// <summary>Which: <see cref="ApiKeySecret.KeyId"/>, which is no secret.</summary>
    public required string KeyId
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 64, nameof(KeyId));
            field = value;
        }
    }

    /// <summary>Whose it is.</summary>
    public required string Tenant
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Tenant));
            field = value;
        }
    }

    /// <summary>Who has it, in audits and decisions: 1 to 255 bytes of UTF-8.</summary>
    public required string Principal
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(Principal));
            field = value;
        }
    }

    /// <summary>Whether that is a person.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>What it allows: <c>hitl:decide</c> say. Each 1 to 64 bytes of UTF-8 without spaces, 32 at most.</summary>
    public required IReadOnlyList<string> Scopes
    {
        get;
        init => field = ScopeText.Checked(value);
    }

    /// <summary>HMAC-SHA-256 of the secret with the pepper: 32 bytes.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public required ReadOnlyMemory<byte> Mac
    {
        get;
        init =>
            field =
                value.Length == HMACSHA256.HashSizeInBytes
                    ? value
                    : throw new ArgumentException($"A MAC has 32 bytes, not {value.Length}.", nameof(value));
    }

    /// <summary>With which <see cref="Pepper"/>: 1 to 64 bytes of UTF-8.</summary>
    public required string PepperId
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 64, nameof(PepperId));
            field = value;
        }
    }

    /// <summary>Since when it is there; cut to whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt
    {
        get;
        init => field = StoredTime.Of(value);
    }

    /// <summary>From when on it is void; cut to whole milliseconds. Default: never.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get;
        init => field = value is { } time ? StoredTime.Of(time) : null;
    }

    /// <summary>From when on it is void because somebody said so; cut to whole milliseconds. Default: it is not.</summary>
    public DateTimeOffset? RevokedAt
    {
        get;
        init => field = value is { } time ? StoredTime.Of(time) : null;
    }

    /// <summary>Whether it is neither revoked nor expired.</summary>
    /// <param name="now">At which time.</param>
    /// <returns>Whether it is.</returns>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    /// <summary>Whether the other says the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(ApiKey? other) =>
        other is not null
        && (KeyId, Tenant, Principal, Kind, PepperId)
            == (other.KeyId, other.Tenant, other.Principal, other.Kind, other.PepperId)
        && (CreatedAt, ExpiresAt, RevokedAt) == (other.CreatedAt, other.ExpiresAt, other.RevokedAt)
        && Scopes.SequenceEqual(other.Scopes)
        && CryptographicOperations.FixedTimeEquals(Mac.Span, other.Mac.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => KeyId.GetHashCode(StringComparison.Ordinal);

    /// <summary>What a log may say of it.</summary>
    /// <returns>Its id, tenant and principal.</returns>
    public override string ToString() => $"key {KeyId} of {Principal} at {Tenant}";
}

/// <summary>Who can have a key.</summary>
public enum PrincipalKind
{
    /// <summary>A person, who can decide.</summary>
    Person,

    /// <summary>A program.</summary>
    Service,
}
