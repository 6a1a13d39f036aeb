using Aegis.Agents;
using Aegis.Providers;

namespace Aegis.Pipelines;

/// <summary>Words for a service that an agent needs and nobody provides.</summary>
internal static class MissingService
{
    public static InvalidOperationException Of(
        string pipeline,
        string owner,
        string parameter,
        Type type,
        object? key,
        bool hasServices
    )
    {
        var name = TypeName.Of(type);
        var keyed = key is null ? "" : $" under the key '{key}'";
        var register = key is null
            ? $"services.AddSingleton<{name}>(…)"
            : $"services.AddKeyedSingleton<{name}>({(key is string ? $"\"{key}\"" : key)}, …)";
        var found = hasServices ? $"none is registered{keyed}" : "the pipeline was built without services";
        return new InvalidOperationException(
            $"{owner} of pipeline '{pipeline}' takes a {name} as '{parameter}', but {found}: "
                + $"call {register} and build the pipeline from that provider, new {pipeline}(serviceProvider)."
        );
    }

    public static InvalidOperationException Toolset(string pipeline, Type type, bool hasServices)
    {
        var name = TypeName.Of(type);
        var found = hasServices ? "none is registered" : "the pipeline was built without services";
        return new InvalidOperationException(
            $"Pipeline '{pipeline}' takes its toolset {name} from services, but {found}: call "
                + $"services.AddSingleton<{name}>(…) and build the pipeline from that provider, new {pipeline}(serviceProvider)."
        );
    }

    public static InvalidOperationException KeyedClient(
        string pipeline,
        string agent,
        in AgentChoice choice,
        ProviderCatalog? providers
    )
    {
        var key = choice.ClientKey;
        var chosen = choice.IsConfigured ? " by its AgentOptions (Agents in the configuration)" : "";
        var known = providers is null ? "" : $" Or configure a provider of that name. {providers.Known()}";
        return new(
            $"Agent '{agent}' of pipeline '{pipeline}' uses the chat client '{key}'{chosen}, which is not registered: "
                + $"call services.AddKeyedSingleton<IChatClient>(\"{key}\", …) and build the pipeline from that provider.{known}"
        );
    }
}
