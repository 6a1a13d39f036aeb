using Aegis.Accounts;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Runs;
using Aegis.Storage;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the operations and durable runs of an app in PostgreSQL.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Takes a <see cref="PostgreSqlLedgerStore"/> as the app's <see cref="ILedgerStore"/> and a <see cref="PostgreSqlRunStore"/> as
    /// its <see cref="IRunStore"/>, in place of any other, with memories, usage, metrics and the tenants
    /// (<see cref="IAccountStore"/>) in the same schema.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="connectionString">As of Npgsql: <c>Host=db;Database=app;Username=app;Password=…</c>.</param>
    /// <param name="configure">Sets what a connection string can not, such as certificates. Default: nothing.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static IServiceCollection UsePostgreSql(
        this IServiceCollection services,
        string connectionString,
        Action<NpgsqlDataSourceBuilder>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        services.Replace(ServiceDescriptor.Singleton(_ => new PostgreSqlLedgerStore(connectionString, configure)));
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(static provider => Store(provider)));
        services.Replace(ServiceDescriptor.Singleton<IAuditStore>(static provider => Store(provider)));
        services.Replace(ServiceDescriptor.Singleton<IAccountStore>(static provider => Store(provider).Accounts));
        services.Replace(ServiceDescriptor.Singleton<IMemoryStore>(static provider => Store(provider).Memory));
        services.Replace(ServiceDescriptor.Singleton<IUsageStore>(static provider => Store(provider).Usage));
        services.Replace(ServiceDescriptor.Singleton<IMetricsStore>(static provider => Store(provider).Metrics));
        return services.Replace(
            ServiceDescriptor.Singleton<IRunStore>(static provider => new PostgreSqlRunStore(Store(provider)))
        );
    }

    private static PostgreSqlLedgerStore Store(IServiceProvider provider) =>
        provider.GetRequiredService<PostgreSqlLedgerStore>();
}
