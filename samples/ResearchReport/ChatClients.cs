using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ResearchReport.Extractive;
using ResearchReport.Faults;

namespace ResearchReport;

/// <summary>Where the agents' models come from: the one place to change for a real one.</summary>
public static class ChatClients
{
    /// <summary>
    /// Registers a model, and for each agent that names one as its <c>Client</c> a model of its own, which can fail
    /// without the others.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="pace">How long to wait before each piece of an answer.</param>
    public static IServiceCollection AddChatClients(this IServiceCollection services, TimeSpan pace) =>
        services
            .AddSingleton(Create(pace))
            .AddKeyedSingleton<IChatClient>(
                KeyedService.AnyKey,
                (provider, agentId) =>
                    new FaultyChatClient(
                        provider.GetRequiredService<IChatClient>(),
                        (string)agentId!,
                        provider.GetRequiredService<FaultPlan>()
                    )
            );

    private static IChatClient Create(TimeSpan pace)
    {
        var client = new ExtractiveChatClient();
        return pace > TimeSpan.Zero ? new PacedChatClient(client, pace, TimeProvider.System) : client;
    }
}
