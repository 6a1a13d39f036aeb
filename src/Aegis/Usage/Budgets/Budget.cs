using System.Security.Cryptography;
using System.Text;
using Aegis.Ledger;

namespace Aegis.Usage;

/// <summary>A budget of one unit, ready to be counted: amounts are whole tokens, or whole millionths of a millionth of a dollar.</summary>
internal sealed record Budget(
    string Name,
    BudgetScope Scope,
    string? For,
    BudgetUnit Unit,
    long Limit,
    BudgetWindow Window,
    TimeZoneInfo Zone
)
{
    /// <summary>Parts of a dollar: prices of a million tokens have six decimals at most that matter.</summary>
    private const decimal UsdParts = 1_000_000_000_000m;
    private const int LongestKey = 255;

    /// <summary>What an amount is in parts; a part that is begun counts.</summary>
    public static long PartsOf(decimal usd) => (long)Math.Min(decimal.Ceiling(usd * UsdParts), long.MaxValue / 4);

    public decimal AmountOf(long parts) => Unit == BudgetUnit.Usd ? parts / UsdParts : parts;

    public UsagePeriod PeriodAt(DateTimeOffset time) => BudgetPeriod.Of(Window, Zone, time);

    /// <summary>Who pays for a call by this budget; none when the call is none of its.</summary>
    public string? OwnerOf(in BudgetCaller caller)
    {
        var owner = Scope switch
        {
            BudgetScope.Agent => caller.AgentId,
            BudgetScope.Pipeline => caller.Pipeline,
            BudgetScope.Tenant => caller.Tenant,
            _ => "",
        };
        return owner is null || (For is not null && For != owner) ? null : owner;
    }

    /// <summary>What its counter is called: its name, unless that is too long for a key.</summary>
    public string KeyOf(string owner)
    {
        var name = $"{Name}/{(Unit == BudgetUnit.Usd ? "usd" : "tokens")}/{owner}";
        return Encoding.UTF8.GetByteCount(name) <= LongestKey
            ? name
            : $"sha256:{Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }

    public BudgetStatus StatusOf(string owner, BudgetCounter counter, DateTimeOffset now)
    {
        var period = PeriodAt(now);
        return new BudgetStatus(
            Name,
            Scope,
            Scope == BudgetScope.Total ? null : owner,
            Unit,
            AmountOf(Limit),
            AmountOf(counter.Spent),
            AmountOf(counter.Reserved),
            Window,
            period.Start,
            period.End
        );
    }
}

/// <summary>Who makes a call.</summary>
internal readonly record struct BudgetCaller(string AgentId, string? Pipeline, string Tenant);
