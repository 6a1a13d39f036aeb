using Npgsql;

namespace Aegis.Storage;

/// <summary>Statements that go to the database together, in one round trip.</summary>
internal static class Batches
{
    /// <summary>Runs all, and reads the rows of the first that has rows after the setting's.</summary>
    public static async ValueTask<IReadOnlyList<T>> RunAsync<T>(
        NpgsqlConnection connection,
        IEnumerable<NpgsqlBatchCommand> statements,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        // an error of a later statement, the commit above all, shows only when its answer is read
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false)) { }

        return rows;
    }
}
