using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aegis.Approvals;

/// <summary>The approval gate among an app's services.</summary>
internal sealed class ApprovalRegistration
{
    private readonly Dictionary<string, ApprovalPolicyList> byTool = new(StringComparer.Ordinal);
    private readonly ApprovalPolicyList others = new();

    /// <summary>What an app has said so far; the calls of one collection add up.</summary>
    public static ApprovalRegistration Of(IServiceCollection services) =>
        services
            .Select(static service => service.ServiceKey is null ? service.ImplementationInstance : null)
            .OfType<ApprovalRegistration>()
            .FirstOrDefault()
        ?? throw new InvalidOperationException("The approval gate was removed from the services.");

    /// <summary>Adds the gate to a ledger.</summary>
    public static void AddTo(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ApprovalRegistration)))
        {
            return;
        }

        services.AddOptions<ApprovalOptions>();
        services.AddSingleton(new ApprovalRegistration());
        services.AddSingleton(static provider => new LedgerApprovals(
            provider.GetRequiredService<ActionLedger>().Parts,
            Options(provider)
        ));
        services.TryAddSingleton<IApprovals>(static provider => provider.GetRequiredService<LedgerApprovals>());
        services.TryAddSingleton(static provider => new ApprovalDesk(
            provider.GetServices<IApprovalChannel>(),
            provider.GetRequiredService<LedgerApprovals>(),
            provider.GetRequiredService<ActionLedger>().Parts,
            Options(provider)
        ));
        services.AddSingleton(static provider => new ApprovalServices(
            provider.GetRequiredService<ActionLedger>().Parts,
            provider.GetRequiredService<LedgerApprovals>(),
            provider.GetRequiredService<ApprovalDesk>(),
            provider.GetRequiredService<ApprovalRegistration>().Build(provider),
            Options(provider)
        ));
    }

    public ApprovalsBuilder Builder(IServiceCollection services) => new(services, byTool, others);

    private PolicyTable Build(IServiceProvider provider) =>
        new(
            byTool.ToDictionary(static pair => pair.Key, pair => pair.Value.Build(provider), StringComparer.Ordinal),
            others.Build(provider)
        );

    private static ApprovalOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ApprovalOptions>>().Value.Validated();
}
