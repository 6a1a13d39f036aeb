using System.Runtime.CompilerServices;
using Aegis.Telemetry;
using Aegis.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Agents;

/// <summary>
/// What stands between every agent of a pipeline and its model, so that nobody has to ask for it: one client over each that is
/// found, whose layers come from the pipeline's services.
/// </summary>
internal sealed class ModelLayers(IServiceProvider? services)
{
    // weak: a client of a run's scope goes with the run
    private readonly ConditionalWeakTable<IChatClient, IChatClient> layered = [];

    /// <summary>The client that an agent is given for the one that was found.</summary>
    public IChatClient? Over(IChatClient? client) => client is null ? null : layered.GetValue(client, Build);

    private IChatClient Build(IChatClient client)
    {
        if (services?.GetService<UsageTracker>() is { } tracker)
        {
            client = client.UseUsageTracking(tracker);
        }

        client = ChatTelemetry.Over(client, services);
        // outermost: what does not fit is not asked at all
        return services?.GetService<BudgetKeeper>() is { } budgets ? client.UseBudgets(budgets) : client;
    }
}
