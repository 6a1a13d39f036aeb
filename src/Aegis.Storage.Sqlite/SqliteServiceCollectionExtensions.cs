using Aegis.Accounts;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Runs;
using Aegis.Storage.Sqlite;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aegis;

/// <summary>Keeps the ledger and durable runs in SQLite.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>
    /// Keeps operations and durable runs in a SQLite file: registers a <see cref="SqliteLedgerStore"/> as the app's
    /// <see cref="ILedgerStore"/> and a <see cref="SqliteRunStore"/> as its <see cref="IRunStore"/>, in place of any other, with memories, usage,
    /// metrics and the tenants (<see cref="IAccountStore"/>) in the same file. It is opened when it is first asked for, with the app's
    /// <see cref="TimeProvider"/> if there is one. The file is created when there is none, its folder is not.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="path">The file; a relative path is one of the current directory.</param>
    /// <param name="configure">Changes the defaults. Default: changes none.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection UseSqlite(
        this IServiceCollection services,
        string path,
        Action<SqliteLedgerOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteLedgerOptions();
        configure?.Invoke(options);
        services.Replace(
            ServiceDescriptor.Singleton(provider =>
                SqliteLedgerStore.Open(path, options, provider.GetService<TimeProvider>())
            )
        );
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(static provider => Store(provider)));
        services.Replace(ServiceDescriptor.Singleton<IAuditStore>(static provider => Store(provider)));
        services.Replace(ServiceDescriptor.Singleton<IAccountStore>(static provider => Store(provider).Accounts));
        services.Replace(ServiceDescriptor.Singleton<IMemoryStore>(static provider => Store(provider).Memory));
        services.Replace(ServiceDescriptor.Singleton<IUsageStore>(static provider => Store(provider).Usage));
        services.Replace(ServiceDescriptor.Singleton<IMetricsStore>(static provider => Store(provider).Metrics));
        return services.Replace(
            ServiceDescriptor.Singleton<IRunStore>(static provider => new SqliteRunStore(Store(provider)))
        );
    }

    private static SqliteLedgerStore Store(IServiceProvider provider) =>
        provider.GetRequiredService<SqliteLedgerStore>();
}
