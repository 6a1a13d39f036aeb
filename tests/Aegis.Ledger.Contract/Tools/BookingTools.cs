using System.Data.Common;

namespace Aegis.Ledger.Contract.Tools;

/// <summary>An app's tools, which write to a table of its own in the ledger's database.</summary>
public partial class BookingTools
{
    /// <summary>Whether the hall turns out to be closed once the seat is written.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Books a seat.</summary>
    /// <param name="seat">Which one.</param>
    /// <param name="transaction">What to write in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Tool(Effect = ToolEffect.Transactional)]
    public async Task<Booking> BookSeatAsync(
        [IdempotencyKey] string seat,
        DbTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var command = transaction.Connection!.CreateCommand();
        await using (command)
        {
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO seat_of_tool VALUES (@seat)";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("seat", seat);
            command.Parameters.Add(parameter);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return IsClosed ? throw new InvalidOperationException("The hall is closed.") : new Booking(seat, 12.5m);
    }
}

/// <summary>A booked seat.</summary>
/// <param name="Seat">Which one.</param>
/// <param name="Price">In euros.</param>
public sealed record Booking(string Seat, decimal Price);
