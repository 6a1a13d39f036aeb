using Aegis.Accounts;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Apps;

internal static class Stores
{
    /// <summary>Keeps operations in a store of the test's. Accounts are kept elsewhere, and are up.</summary>
    public static IServiceCollection KeepIn(this IServiceCollection services, ILedgerStore store) =>
        services
            .AddSingleton(store)
            .AddSingleton<IAuditStore>(store as IAuditStore ?? new InMemoryLedgerStore())
            .AddSingleton<IAccountStore>(new InMemoryAccountStore(new InMemoryLedgerStore()));
}
