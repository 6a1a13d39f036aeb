using Aegis.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

/// <summary>Makes known who decides on calls of tools.</summary>
public static class ApprovalsServiceCollectionExtensions
{
    /// <summary>
    /// Says who decides on calls of tools with <see cref="RequiresApprovalAttribute"/>. Registers what
    /// <see cref="AegisServiceCollectionExtensions.AddAegis"/> does. Calls add up.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Names policies and channels. Default: people decide, by <see cref="IApprovals"/>.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddApprovals(
        this IServiceCollection services,
        Action<ApprovalsBuilder>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddAegis();
        configure?.Invoke(ApprovalRegistration.Of(services).Builder(services));
        return services;
    }
}
