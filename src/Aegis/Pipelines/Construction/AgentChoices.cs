using Aegis.Agents;
using Aegis.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis.Pipelines;

/// <summary>What an agent asks: its attribute's choice, or the app's over it.</summary>
/// <param name="ClientKey">The key of the chat client; none for the pipeline's own.</param>
/// <param name="Model">The model.</param>
/// <param name="IsConfigured">Whether the app has chosen the client.</param>
internal readonly record struct AgentChoice(string? ClientKey, ModelChoice Model, bool IsConfigured);

/// <summary>What the app's <see cref="AgentOptions"/> choose for the agents of a pipeline.</summary>
internal sealed class AgentChoices(IServiceProvider? services)
{
    // options are made once an agent and kept by the monitor: after that, one look-up in a dictionary
    private readonly IOptionsMonitor<AgentOptions>? monitor = services?.GetService<IOptionsMonitor<AgentOptions>>();
    private readonly ProviderCatalog? providers = services?.GetService<ProviderCatalog>();

    /// <summary>What an agent asks.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="clientKey">The client that its attribute names; none for the pipeline's own.</param>
    public AgentChoice Of(string agentId, string? clientKey)
    {
        var options = monitor?.Get(agentId) ?? AgentOptions.None;
        if (string.IsNullOrWhiteSpace(options.Provider))
        {
            return new(
                clientKey,
                new ModelChoice(NullIfEmpty(options.Model), HidesDeclared: false),
                IsConfigured: false
            );
        }

        var key = options.Provider.Trim();
        key = providers?.Find(key) ?? key;
        return new(
            key,
            new ModelChoice(NullIfEmpty(options.Model), HidesDeclared: key != clientKey),
            IsConfigured: true
        );
    }

    private static string? NullIfEmpty(string? model) => string.IsNullOrWhiteSpace(model) ? null : model.Trim();
}
