using Aegis.Usage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

/// <summary>Makes prices of models known to an app's services.</summary>
public static class UsageServiceCollectionExtensions
{
    /// <summary>
    /// Adds the prices that a configuration names in <c>Prices</c>, as it is now. What <c>AddAegis</c> registers is registered too.
    /// Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The section of Aegis: <c>configuration.GetSection("Aegis")</c>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="PriceConfigurationException">A price can not be used; the message names it.</exception>
    public static IServiceCollection AddModelPrices(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddModelPrices([.. PriceSections.Read(configuration)]);
    }

    /// <summary>Adds prices. What <c>AddAegis</c> registers is registered too. Calls add up.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="prices">The prices.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="PriceConfigurationException">A price can not be used; the message names it.</exception>
    public static IServiceCollection AddModelPrices(this IServiceCollection services, params ModelPrice[] prices)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(prices);
        services.AddAegis();
        foreach (var price in prices)
        {
            services.AddSingleton(price);
        }

        // an app with a wrong price does not start, rather than fail in the middle of a run
        _ = new PriceTable(
            services
                .Where(service =>
                    service is { ServiceType: var type, IsKeyedService: false } && type == typeof(ModelPrice)
                )
                .Select(service => service.ImplementationInstance)
                .OfType<ModelPrice>()
        );
        return services;
    }
}
