using Aegis.AspNetCore.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aegis;

/// <summary>Has the audit sealed while the app runs.</summary>
public static class AuditSealingServiceCollectionExtensions
{
    /// <summary>
    /// Seals what was added to the audit, of each tenant that has something to seal, and once more when the app stops. What fails
    /// is logged and tried again. <c>AddAegisServer</c> does so too.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="interval">How long from one round to the next. Default: what was set before, or 1 second.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is not longer than zero.</exception>
    public static IServiceCollection AddAuditSealing(this IServiceCollection services, TimeSpan? interval = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddAegis().AddOptions<AuditSealingOptions>();
        if (interval is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(interval));
            services.Configure<AuditSealingOptions>(options => options.Interval = time);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AuditSealing>());
        return services;
    }
}
