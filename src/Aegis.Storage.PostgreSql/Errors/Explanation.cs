using System.Net.Sockets;
using Npgsql;

namespace Aegis.Storage;

/// <summary>Says in words what a user can do about an error of the driver.</summary>
internal static class Explanation
{
    /// <returns>The error in words; none when the driver's own is the best there is.</returns>
    public static PostgreSqlLedgerException? Of(NpgsqlException error, NpgsqlDataSource source)
    {
        // without the password
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var server = $"PostgreSQL at {settings.Host}:{settings.Port}";
        var role = settings.Username;
        var database = settings.Database ?? role;
        var message = error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } =>
                $"{server} refuses the password of role '{role}'. Correct Username and Password.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
                $"{server} does not let role '{role}' in: {refused.MessageText}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"{server} has no database '{database}'. Create it, or correct Database.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
                $"The role '{role}' may not do this in database '{database}' of {server}: {refused.MessageText}. Let a role "
                    + "that may create the schema aegis call MigrateAsync once, and grant the rights that docs/effects.md lists.",
            PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } refused =>
                $"The schema aegis of database '{database}' is not complete: {refused.MessageText}. Was it changed by hand?",
            { InnerException: SocketException refused } =>
                $"{server} can not be reached: {refused.Message}. Is it up, and are Host and Port right?",
            _ => null,
        };
        return message is null ? null : new PostgreSqlLedgerException(message, error);
    }
}
