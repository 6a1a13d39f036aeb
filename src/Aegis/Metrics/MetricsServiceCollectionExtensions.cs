using Aegis.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

/// <summary>Changes how an app's metrics of agents are made.</summary>
public static class MetricsServiceCollectionExtensions
{
    /// <summary>
    /// Has errors asked of which kind they are, before Aegis' own taxonomy and after those that were added before. What
    /// <c>AddAegis</c> registers is registered too.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="kindOf">
    /// The kind of an error: one of <see cref="ErrorKinds"/> or another name; <see langword="null"/> to leave it to the next.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddErrorTaxonomy(this IServiceCollection services, Func<Exception, string?> kindOf)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(kindOf);
        return services.AddAegis().AddSingleton<IErrorTaxonomy>(new LambdaTaxonomy(kindOf));
    }
}
