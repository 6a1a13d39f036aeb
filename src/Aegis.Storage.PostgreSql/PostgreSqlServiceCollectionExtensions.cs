using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the operations and memories of an app in PostgreSQL.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Takes a <see cref="PostgreSqlLedgerStore"/> as the app's <see cref="ILedgerStore"/> and <see cref="IMemoryStore"/>, in
    /// place of any other.
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
        services.Replace(
            ServiceDescriptor.Singleton<ILedgerStore>(static provider =>
                provider.GetRequiredService<PostgreSqlLedgerStore>()
            )
        );
        return services.Replace(
            ServiceDescriptor.Singleton(static provider => provider.GetRequiredService<PostgreSqlLedgerStore>().Memory)
        );
    }
}
