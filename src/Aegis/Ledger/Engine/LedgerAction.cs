namespace Aegis.Ledger;

/// <summary>An action that is to happen once.</summary>
public sealed record LedgerAction
{
    /// <summary>Whose an action is that does not say.</summary>
    internal const string DefaultTenant = "default";

    /// <summary>Which action it is: two calls with the same key are one. 1 to 255 bytes of UTF-8.</summary>
    public required string Key { get; init; }

    /// <summary>What is done: 1 to 128 bytes of UTF-8.</summary>
    public required string Operation { get; init; }

    /// <summary>What a crash in between means; one of the ledgered effects, from <see cref="ToolEffect.AtMostOnce"/> on.</summary>
    public required ToolEffect Effect { get; init; }

    /// <summary>Whose it is: 1 to 128 bytes of UTF-8. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = DefaultTenant;

    /// <summary>What it belongs to, a run say: 1 to 255 bytes of UTF-8. Default: <c>*</c>, nothing in particular.</summary>
    public string Thread { get; init; } = "*";

    /// <summary>
    /// The arguments as JSON, which tell the same action from another that uses its key by mistake. Default: <c>{}</c>.
    /// </summary>
    public string Arguments { get; init; } = "{}";

    /// <summary>
    /// Asks the remote side whether it happened; for <see cref="ToolEffect.Queryable"/>. Default: nobody can tell.
    /// </summary>
    public Func<LedgerCall, CancellationToken, ValueTask<ProbeAnswer>>? Probe { get; init; }

    /// <summary>Asks for approval first. Default: none is needed.</summary>
    public ApprovalRequest? Approval { get; init; }

    /// <summary>
    /// How long a call waits for the decision, before it ends with <see cref="ApprovalPendingException"/>. Default:
    /// <see langword="null"/>, until there is one or the time for it is over.
    /// </summary>
    public TimeSpan? ApprovalWait { get; init; }

    /// <summary>Sees to it that somebody decides. Default: that is up to others.</summary>
    internal IApprovalGate? Gate { get; init; }
}
