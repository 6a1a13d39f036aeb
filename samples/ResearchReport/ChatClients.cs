using Aegis;
using Aegis.Providers;
using Aegis.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResearchReport.Extractive;
using ResearchReport.Faults;

namespace ResearchReport;

/// <summary>Which model the agents ask.</summary>
/// <param name="Provider">The provider; none for what the environment says, or the built-in one.</param>
/// <param name="Model">The model; none for the provider's configured one.</param>
/// <param name="BaseUrl">The provider's address; none for its own.</param>
public sealed record ModelSettings(string? Provider, string? Model, string? BaseUrl);

/// <summary>Where the agents' models come from: configuration, and a stand-in that needs neither key nor network.</summary>
public static class ChatClients
{
    private const string BuiltIn = "extractive";

    /// <summary>
    /// Registers the providers, and for each agent that names one as its <c>Client</c> a model of its own, which can fail
    /// without the others.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="model">What the command line says.</param>
    /// <param name="pace">How long the built-in provider waits before each piece of an answer.</param>
    /// <exception cref="InputException">The settings do not go together.</exception>
    public static IServiceCollection AddChatClients(
        this IServiceCollection services,
        ModelSettings model,
        TimeSpan pace
    )
    {
        var configuration = Configuration(model).GetSection("Aegis");
        services
            .AddModelPrices(configuration)
            // the stand-in costs nothing; what others cost, Aegis__Prices__<model>__Input and __Output say
            .AddModelPrices(
                new ModelPrice
                {
                    Model = ExtractiveChatClient.ModelId,
                    Input = 0,
                    Output = 0,
                }
            )
            .AddChatProviders(configuration)
            .AddOpenAI()
            .AddAnthropic()
            .AddType(BuiltIn, (_, _, _) => Extractive(pace))
            .Add(BuiltIn)
            .UseDefault(BuiltIn);
        return services.AddKeyedSingleton<IChatClient>(
            KeyedService.AnyKey,
            (provider, agentId) =>
                new FaultyChatClient(
                    provider.GetRequiredService<IChatClient>(),
                    (string)agentId!,
                    provider.GetRequiredService<FaultPlan>()
                )
        );
    }

    /// <summary>The environment (<c>Aegis__Provider</c>, <c>Aegis__Providers__smart__Type</c>, …), and the command line over it.</summary>
    private static IConfiguration Configuration(ModelSettings model)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (model.Provider is not { } name)
        {
            return model is { Model: null, BaseUrl: null }
                ? environment
                : throw new InputException("--model and --base-url are of a provider: name it with --provider.");
        }

        var provider = $"Aegis:Providers:{name}";
        var given = new Dictionary<string, string?>
        {
            ["Aegis:Provider"] = name,
            [$"{provider}:Model"] = model.Model,
            [$"{provider}:BaseUrl"] = model.BaseUrl,
            // one that the environment does not describe is named like its type
            [$"{provider}:Type"] = environment[$"{provider}:Type"] ?? name,
        };
        return new ConfigurationBuilder()
            .AddConfiguration(environment)
            .AddInMemoryCollection(given.Where(static setting => setting.Value is not null))
            .Build();
    }

    private static IChatClient Extractive(TimeSpan pace)
    {
        var client = new ExtractiveChatClient();
        return pace > TimeSpan.Zero ? new PacedChatClient(client, pace, TimeProvider.System) : client;
    }
}
