using Aegis.Agents;
using Aegis.Approvals;
using Aegis.Resilience;
using Aegis.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.Ledger;

/// <summary>The ledger among an app's services. Whoever registers a store before or replaces it has it used.</summary>
internal static class LedgerServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>();
        services.TryAddSingleton<ILedgerStore>(static provider => new InMemoryLedgerStore(
            provider.GetService<TimeProvider>()
        ));
        services.TryAddSingleton(static provider => new ActionLedger(
            provider.GetRequiredService<ILedgerStore>(),
            provider.GetRequiredService<IOptions<LedgerOptions>>().Value,
            AgentJson.From(provider),
            provider.GetService<TimeProvider>(),
            provider.GetService<IFaultClassifier>(),
            provider.GetService<ILogger<ActionLedger>>()
        ));
        services.TryAddSingleton<IActionLedger>(static provider => provider.GetRequiredService<ActionLedger>());
        services.TryAddSingleton<IToolLedger>(static provider => new ToolLedger(
            provider.GetRequiredService<ActionLedger>(),
            provider.GetRequiredService<ApprovalServices>()
        ));
        ApprovalRegistration.AddTo(services);
    }
}
