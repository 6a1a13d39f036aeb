using Npgsql;

namespace Aegis.Storage.Tests.Server;

/// <summary>A database of its own, owned by a role that is no superuser and can not bypass row security.</summary>
public sealed class TestDatabase(PostgreSqlServer server) : IAsyncLifetime
{
    public const string Password = "s3cret-of-the-app";
    private readonly string administrator = server.Administrator;

    public string Name { get; } = $"aegis_{Guid.NewGuid():n}";

    /// <summary>The connection string of the database's owner.</summary>
    public string Owner => For(Name, Password);

    /// <summary>The connection string of a superuser, in this database.</summary>
    public string Administrator => new NpgsqlConnectionStringBuilder(administrator) { Database = Name }.ToString();

    public string For(string role, string password) =>
        new NpgsqlConnectionStringBuilder(administrator)
        {
            Database = Name,
            Username = role,
            Password = password,
            Timeout = 120,
            MaxPoolSize = 40,
        }.ToString();

    public async ValueTask InitializeAsync()
    {
        await RunAsync(administrator, $"CREATE ROLE {Name} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{Password}'");
        await RunAsync(administrator, $"CREATE DATABASE {Name} OWNER {Name} ENCODING 'UTF8' TEMPLATE template0");
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(administrator, $"DROP DATABASE {Name} WITH (FORCE)");
        await RunAsync(administrator, $"DROP ROLE {Name}");
    }

    public static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> ReadAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The number that the last of several statements gives.</summary>
    public static async Task<long> ReadLastAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        long number;
        do
        {
            await reader.ReadAsync();
            number = reader.GetFieldType(0) == typeof(long) ? reader.GetInt64(0) : 0;
        } while (await reader.NextResultAsync());

        return number;
    }
}
