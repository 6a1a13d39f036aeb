using Npgsql;

namespace Aegis.Storage;

/// <summary>Connections of the store's own.</summary>
internal static class Connections
{
    // more than the store has statements
    private const int PreparedStatements = 64;

    public static NpgsqlDataSource Of(string connectionString, Action<NpgsqlDataSourceBuilder>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (!Says(connectionString, "Max Auto Prepare"))
        {
            builder.ConnectionStringBuilder.MaxAutoPrepare = PreparedStatements;
            builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        }

        builder.ConnectionStringBuilder.ApplicationName ??= "aegis";
        configure?.Invoke(builder);
        return builder.Build();
    }

    private static bool Says(string connectionString, string setting) =>
        new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString }
            .Keys!.Cast<string>()
            .Any(key =>
                key.Replace(" ", "", StringComparison.Ordinal)
                    .Equals(setting.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            );
}
