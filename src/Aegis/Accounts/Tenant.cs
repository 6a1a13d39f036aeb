using Aegis.Ledger;

namespace Aegis.Accounts;

/// <summary>Whoever has operations and keys of its own, and pays for them.</summary>
public sealed record Tenant
{
    /// <summary>Which: 1 to 128 bytes of UTF-8. <see cref="OperationRecord.Tenant"/> is this.</summary>
    public required string Id
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Id));
            field = value;
        }
    }

    /// <summary>What people call it: 1 to 255 bytes of UTF-8.</summary>
    public required string Name
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 255, nameof(Name));
            field = value;
        }
    }

    /// <summary>Its <see cref="Accounts.Plan.Id"/>: 1 to 64 bytes of UTF-8.</summary>
    public required string Plan
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 64, nameof(Plan));
            field = value;
        }
    }

    /// <summary>Since when it is there; cut to whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt
    {
        get;
        init => field = StoredTime.Of(value);
    }
}
