using System.ComponentModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Pipelines;

/// <summary>Where a pipeline's agents get their model and their services from; the provider may know nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineHost
{
    private readonly string pipeline;
    private readonly IServiceProvider? services;
    private readonly IChatClient? chatClient;

    /// <summary>A pipeline built without services.</summary>
    /// <param name="pipeline">The name of the pipeline's class.</param>
    /// <param name="chatClient">The model its agents ask; none when they ask none.</param>
    public PipelineHost(string pipeline, IChatClient? chatClient)
    {
        this.pipeline = pipeline;
        this.chatClient = chatClient;
        TimeProvider = TimeProvider.System;
    }

    /// <summary>A pipeline built from services.</summary>
    /// <param name="pipeline">The name of the pipeline's class.</param>
    /// <param name="services">Where the model, the clock and the agents' constructor parameters come from.</param>
    public PipelineHost(string pipeline, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        this.pipeline = pipeline;
        this.services = services;
        chatClient = services.GetService<IChatClient>();
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
    }

    /// <summary>The clock of the pipeline's runs.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Where agents' constructor parameters come from; knows nothing when the pipeline was built without.</summary>
    public IServiceProvider Services => services ?? NoServices.Instance;

    internal AgentContext CreateContext(string agentId, string? clientKey, IAgentListener? listener) =>
        new(agentId, ResolveClient(agentId, clientKey), services, TimeProvider, listener);

    private IChatClient? ResolveClient(string agentId, string? clientKey)
    {
        if (clientKey is null)
        {
            return chatClient;
        }

        return (services as IKeyedServiceProvider)?.GetKeyedService(typeof(IChatClient), clientKey) as IChatClient
            ?? throw new InvalidOperationException(
                $"Agent '{agentId}' of pipeline '{pipeline}' uses the chat client '{clientKey}', which is not registered: "
                    + $"call services.AddKeyedSingleton<IChatClient>(\"{clientKey}\", …) and build the pipeline from that provider."
            );
    }
}
