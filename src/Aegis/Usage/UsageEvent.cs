using Aegis.Accounts;
using Aegis.Ledger;

namespace Aegis.Usage;

/// <summary>What one answer of a model has used.</summary>
public sealed record UsageEvent
{
    /// <summary>Stands for an agent or a model that nobody has named.</summary>
    public const string Unknown = "unknown";

    private const int NameLength = 255;
    internal const decimal MostCost = 1_000_000m;

    /// <summary>Which: an event that is written twice counts once. Default: a new one.</summary>
    public Guid Id { get; init; } = UsageEventId.Next();

    /// <summary>
    /// When the answer ended, in UTC; cut to whole milliseconds. Default: when it is recorded.
    /// </summary>
    public DateTimeOffset Time
    {
        get;
        init => field = StoredTime.Of(value);
    }

    /// <summary>Who pays: 1 to 128 bytes of UTF-8. Default: <c>default</c>, as of runs that name none.</summary>
    /// <exception cref="ArgumentException">It is empty, too long or no valid text.</exception>
    public string Tenant
    {
        get;
        init
        {
            StoredText.ThrowIfUnfit(value, 128, nameof(Tenant));
            field = value;
        }
    } = LedgerAction.DefaultTenant;

    /// <summary>The name of the pipeline; cut to 255 characters. None outside one.</summary>
    public string? Pipeline
    {
        get;
        init => field = Fit(value);
    }

    /// <summary>The id of the agent that asked; cut to 255 characters.</summary>
    public required string AgentId
    {
        get;
        init => field = Fit(value) ?? Unknown;
    }

    /// <summary>The id of the run; cut to 255 characters. None outside one.</summary>
    public string? RunId
    {
        get;
        init => field = Fit(value);
    }

    /// <summary>Which attempt of the agent it was, from 1 on. Default: 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The name of the provider, as its client calls it; cut to 255 characters. None when it does not say.</summary>
    public string? Provider
    {
        get;
        init => field = Fit(value);
    }

    /// <summary>The model that answered; cut to 255 characters.</summary>
    public required string Model
    {
        get;
        init => field = Fit(value) ?? Unknown;
    }

    /// <summary>The tokens.</summary>
    public required TokenCounts Tokens { get; init; }

    /// <summary>
    /// What it cost in USD, to the 12th decimal: 0 to 1,000,000. Default: none, which is what it stays when the model has no
    /// price.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such amount.</exception>
    public decimal? Cost
    {
        get;
        init
        {
            if (value is < 0 or > MostCost)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A cost is 0 to 1000000 USD.");
            }

            // what every store holds exactly
            field = value is { } cost ? decimal.Round(cost, 12) : null;
        }
    }

    /// <summary>Whether the cost is known. One that is not counts as 0 in sums, which say how many there are.</summary>
    public bool IsPriced => Cost is not null;

    /// <summary>
    /// Why only a part of the answer came: the name of the exception's type, <c>Canceled</c> or <c>Abandoned</c>; cut to 255
    /// characters. None when all of it came.
    /// </summary>
    public string? Fault
    {
        get;
        init => field = Fit(value);
    }

    private static string? Fit(string? text) =>
        string.IsNullOrEmpty(text) ? null
        // nearly always it fits, and need not be copied
        : text.Length <= NameLength && System.Text.Ascii.IsValid(text) && !text.Contains('\0') ? text
        : StoredText.Fit(text, NameLength);
}
