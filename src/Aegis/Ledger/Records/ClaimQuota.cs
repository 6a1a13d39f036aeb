namespace Aegis.Ledger;

/// <summary>
/// How many operations a tenant may claim in a month of the calendar, in UTC by the store's clock. It is counted in the claim's
/// own transaction, for new keys alone.
/// </summary>
/// <param name="Cap">How many, from 0 on.</param>
public sealed record ClaimQuota(long Cap);
