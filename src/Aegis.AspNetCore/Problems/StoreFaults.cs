using System.Data.Common;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Problems;

/// <summary>Which exceptions say that a store can not be asked, and not that the server is wrong.</summary>
internal static class StoreFaults
{
    public static bool IsOne(Exception error) =>
        error is LedgerUnavailableException or DbException or TimeoutException or IOException
        || error.GetType().Name == "SqliteLedgerException"
        || error.InnerException is { } inner && IsOne(inner);
}
