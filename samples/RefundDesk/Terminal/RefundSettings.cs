using RefundDesk.Crashes;

namespace RefundDesk.Terminal;

/// <summary>Who decides on refunds from 20 euros on.</summary>
public enum Approver
{
    /// <summary>Whoever sits at the terminal.</summary>
    Terminal,

    /// <summary>Whoever calls the approval API.</summary>
    Rest,

    /// <summary>Nobody: all are allowed.</summary>
    Auto,
}

/// <summary>What the command line asks for.</summary>
/// <param name="OrderId">The order to refund.</param>
/// <param name="Approver">Who decides.</param>
/// <param name="CrashAt">Where to die; none for nowhere.</param>
/// <param name="Folder">Where the ledger and the bank are.</param>
/// <param name="Provider">Whose model answers; none for what the environment says, or the built-in one.</param>
/// <param name="Model">The provider's model; none for the configured one.</param>
public sealed record RefundSettings(
    string OrderId,
    Approver Approver,
    CrashPoint? CrashAt,
    string Folder,
    string? Provider,
    string? Model
);
