using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aegis.Client;

/// <summary>Adds the client to an app.</summary>
public static class AegisClientServices
{
    // an answer is a few kilobytes; more of it is no answer of the server
    private const int MaxResponseBytes = 4 << 20;

    /// <summary>
    /// Adds <see cref="AegisClient"/> as a typed client of <c>IHttpClientFactory</c>. All that are made share one budget of
    /// repetitions. The options are checked when the app starts.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets the options; they may also come from configuration.</param>
    /// <returns>Configures the <see cref="HttpClient"/>: handlers, certificates, proxies.</returns>
    public static IHttpClientBuilder AddAegisClient(
        this IServiceCollection services,
        Action<AegisClientOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        services
            .AddOptions<AegisClientOptions>()
            .Configure(options => configure?.Invoke(options))
            .PostConfigure<IServiceProvider>(
                static (options, provider) => options.TimeProvider ??= provider.GetService<TimeProvider>()
            )
            .ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AegisClientOptions>, AegisClientOptionsValidator>()
        );
        services.TryAddSingleton(static provider => new SharedBudget(AegisClient.BudgetOf(Options(provider))));
        return services
            .AddHttpClient(
                nameof(AegisClient),
                static http =>
                {
                    // attempts have timeouts of their own, on a clock that can be set
                    http.Timeout = Timeout.InfiniteTimeSpan;
                    http.MaxResponseContentBufferSize = MaxResponseBytes;
                }
            )
            .AddTypedClient(
                static (http, provider) =>
                    new AegisClient(http, Options(provider), provider.GetRequiredService<SharedBudget>().Budget)
            );
    }

    private static AegisClientOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AegisClientOptions>>().Value;

    private sealed record SharedBudget(RetryBudget? Budget);
}
