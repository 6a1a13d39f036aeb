using Npgsql;

namespace Aegis.Storage;

/// <summary>Statements that go to the database together, in one round trip.</summary>
internal static class Batches
{
    /// <summary>Runs all, and reads the rows of the last that gives rows, not counting the first, which is the setting.</summary>
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
        var rows = new List<T>();
        // to the end: an error of a later statement, the commit above all, shows only when its answer is read
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Clear();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }
        }

        return rows;
    }
}
