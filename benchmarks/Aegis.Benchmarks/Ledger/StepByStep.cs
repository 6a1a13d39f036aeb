using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Schema;
using Aegis.Storage.Sqlite.Steps;

namespace Aegis.Benchmarks.Ledger;

/// <summary>The same statements on the same kind of file, with a transaction for each step: whoever comes next waits.</summary>
internal sealed class StepByStep : IDisposable
{
    private readonly LedgerConnection connection;

    public StepByStep(string path)
    {
        var file = new LedgerFile(path, TimeSpan.FromSeconds(30));
        connection = file.Open();
        Migrator.Migrate(file, connection, Migration.All);
    }

    public ValueTask<OperationRecord> ClaimAsync(OperationClaim claim) =>
        new(InTransaction(() => Claims.Apply(connection, claim, Now).Has!));

    public ValueTask<OperationRecord?> TransitionAsync(OperationTransition transition) =>
        new(InTransaction(() => Step.Apply(connection, transition, Now)));

    public void Dispose() => connection.Dispose();

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private T InTransaction<T>(Func<T> step)
    {
        lock (connection)
        {
            connection.Run("BEGIN IMMEDIATE");
            var result = step();
            connection.Run("COMMIT");
            return result;
        }
    }
}
