using Aegis.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

/// <summary>Makes Aegis known to an app's services.</summary>
public static class AegisServiceCollectionExtensions
{
    /// <summary>
    /// Configures what all pipelines share. Pipelines work without: call it to change a default. Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the defaults. Default: changes none.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAegis(this IServiceCollection services, Action<AegisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<AegisOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.PostConfigure(static aegis =>
            aegis.JsonSerializerOptions.TypeInfoResolver ??= AgentJson.CreateDefault().TypeInfoResolver
        );
        return services;
    }
}
