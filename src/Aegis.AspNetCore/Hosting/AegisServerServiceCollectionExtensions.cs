using Aegis.Accounts;
using Aegis.AspNetCore;
using Aegis.AspNetCore.Accounts;
using Aegis.AspNetCore.Agents;
using Aegis.AspNetCore.Auditing;
using Aegis.AspNetCore.Health;
using Aegis.AspNetCore.Hitl;
using Aegis.AspNetCore.Hosting;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Limits;
using Aegis.AspNetCore.Metrics;
using Aegis.AspNetCore.Operations;
using Aegis.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aegis;

/// <summary>Registers the approval API.</summary>
public static class AegisServerServiceCollectionExtensions
{
    /// <summary>
    /// Registers what <c>app.MapAegis()</c> needs, with the ledger's and the accounts' stores of the app, and the standard plans
    /// unless a <see cref="PlanCatalog"/> is registered, and seals the audit every second. Accounts that outlive the process need a <see cref="PepperRing"/>.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the defaults. Default: changes none.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAegisServer(
        this IServiceCollection services,
        Action<AegisServerOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddAegis().AddOptions<AegisServerOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton<IValidateOptions<AegisServerOptions>, AegisServerOptionsValidation>();
        services.TryAddSingleton<AegisServerMarker>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ReachabilityCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ServerMetrics>();
        services.TryAddSingleton<MetricsCollector>();
        AddRoutes(services);
        AddFramework(services);
        services.AddAuditSealing();
        return services;
    }

    private static void AddRoutes(IServiceCollection services)
    {
        services.TryAddSingleton<LedgerCalls>();
        services.TryAddSingleton(static provider => provider.GetRequiredService<ActionLedger>().Parts.Decisions);
        services.TryAddSingleton<StatusWaits>();
        services.TryAddSingleton<HitlClaims>();
        services.TryAddSingleton<OverdueApprovals>();
        services.TryAddSingleton<HitlDesk>();
        services.TryAddSingleton<StatusRoute>();
        services.TryAddSingleton<PendingRoute>();
        services.TryAddSingleton<ResolveRoute>();
        services.TryAddSingleton<MetricsRoute>();
        services.TryAddSingleton<KeyCallers>();
        services.TryAddSingleton(DefaultPepper.Of);
        services.TryAddSingleton(static provider => new ApiKeyVerifier(
            provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<PepperRing>(),
            provider.GetService<TimeProvider>()
        ));
        services.TryAddSingleton<KeyMaking>();
        services.TryAddSingleton(static provider => new AegisKeys(
            provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<PlanCatalog>(),
            provider.GetRequiredService<KeyMaking>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<SignupRoute>();
        services.TryAddSingleton<KeyRoutes>();
        services.TryAddSingleton<BillingRoutes>();
        services.TryAddSingleton<TrailRoute>();
        services.TryAddSingleton<ExportRoute>();
        services.TryAddSingleton<VerifyRoute>();
        services.TryAddSingleton<TokenRoutes>();
        services.TryAddSingleton<AgentMetricsRoutes>();
        services.TryAddSingleton<BreakerRoutes>();
        services.TryAddSingleton<MemoryRoute>();
        services.TryAddSingleton<BudgetRoute>();
    }

    private static void AddFramework(IServiceCollection services)
    {
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, AegisAuthenticationHandler>(
                AegisClaims.Scheme,
                configureOptions: null
            );
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, ScopeRequirementHandler>();
        services.AddRateLimiter(static limits =>
            limits
                .AddPolicy<string, CallerRateLimit>(CallerRateLimit.Name)
                .AddPolicy<string, SignupRateLimit>(SignupRateLimit.Name)
        );
        services.AddRequestTimeouts();
        services.AddSingleton<IConfigureOptions<RequestTimeoutOptions>, RequestTimeouts>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>(StoreHealthCheck.Name);
        services.AddOpenApi(PublicRoutes.Document, OpenApiDocument.Configure);
    }
}
