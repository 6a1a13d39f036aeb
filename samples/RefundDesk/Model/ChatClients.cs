using Aegis.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RefundDesk.Agents;
using RefundDesk.Crashes;

namespace RefundDesk.Model;

/// <summary>Where the clerk's model comes from: configuration, and a stand-in that needs neither key nor network.</summary>
public static class ChatClients
{
    private const string BuiltIn = "scripted";

    /// <summary>Registers the providers, and the clerk's model.</summary>
    public static void AddChatClients(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddChatProviders(configuration.GetSection("Aegis"))
            .AddOpenAI()
            .AddAnthropic()
            .AddType(BuiltIn, (_, _, _) => new ScriptedClerk())
            .Add(BuiltIn)
            .UseDefault(BuiltIn);
        services.AddKeyedSingleton<IChatClient>(
            nameof(Clerk),
            (provider, _) =>
                new CrashingChatClient(
                    provider.GetRequiredService<IChatClient>(),
                    provider.GetRequiredService<CrashSwitch>()
                )
        );
    }

    /// <summary>Puts what the command line says of the model over what the environment says.</summary>
    /// <exception cref="InputException">A model without a provider.</exception>
    public static void UseModel(this IConfigurationManager configuration, string? provider, string? model)
    {
        if (provider is null)
        {
            if (model is not null)
            {
                throw new InputException("--model is of a provider: name it with --provider.");
            }

            return;
        }

        configuration["Aegis:Provider"] = provider;
        // one that the environment does not describe is named like its type
        configuration[$"Aegis:Providers:{provider}:Type"] ??= provider;
        configuration[$"Aegis:Providers:{provider}:Model"] =
            model ?? configuration[$"Aegis:Providers:{provider}:Model"];
    }
}
