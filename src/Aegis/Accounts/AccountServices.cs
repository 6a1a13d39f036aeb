using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aegis.Accounts;

/// <summary>Accounts among an app's services. Whoever registers a part before or replaces it has it used.</summary>
internal static class AccountServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IAuditStore>(static provider =>
            provider.GetRequiredService<ILedgerStore>() as IAuditStore
            ?? throw new InvalidOperationException(
                "The app's ILedgerStore is no IAuditStore. Register one: what is paid is counted by the audit."
            )
        );
        services.TryAddSingleton<IAccountStore, InMemoryAccountStore>();
        services.TryAddSingleton(PlanCatalog.Standard);
        services.TryAddSingleton<Billing>();
    }
}
