using System.Net.Sockets;
using Aegis.Ledger;
using Aegis.Storage;
using Aegis.Storage.Sqlite;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Aegis.Server;

/// <summary>Finds out before anybody asks whether the server can work, and says in words why not.</summary>
internal static partial class Startup
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Opens the store. A database that can not be reached may come up: until then the server answers 503.</summary>
    public static async Task CheckAsync(WebApplication app)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await app.Services.GetRequiredService<ILedgerStore>().FindAsync("aegis-health", Guid.Empty, limit.Token);
        }
        catch (PostgreSqlLedgerException error) when (error.GetBaseException() is SocketException)
        {
            LogUnreachable(app.Logger, error.Message);
        }
    }

    /// <returns>What to change; none when it is a mistake of the server.</returns>
    public static string? Explain(Exception error) =>
        error switch
        {
            SettingsFault or SqliteLedgerException or PostgreSqlLedgerException => error.Message,
            OptionsValidationException invalid => string.Join(
                " ",
                invalid.Failures.Select(static fault => $"Aegis:{fault}")
            ),
            IOException { InnerException: AddressInUseException } =>
                $"{error.Message} Choose another Aegis:Port or Aegis:ManagementPort.",
            SocketException => $"{error.Message}. Correct Aegis:Address.",
            _ => null,
        };

    [LoggerMessage(
        EventId = 1510,
        Level = LogLevel.Warning,
        Message = "{Reason} Until it is, requests are answered with 503."
    )]
    private static partial void LogUnreachable(ILogger logger, string reason);
}
