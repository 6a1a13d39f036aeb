using Aegis.Storage.Tests.Server;
using Aegis.Storage.Worker;

namespace Aegis.Storage.Tests.Crashes;

/// <summary>What the database says after all kills.</summary>
internal sealed record KillOutcome(
    int Kills,
    IReadOnlyDictionary<string, int> Coverage,
    long Committed,
    long Unknown,
    long Twice,
    long Lost,
    long Stuck,
    int AcknowledgedButLost
)
{
    public static async Task<KillOutcome> ReadAsync(
        TestDatabase database,
        int kills,
        IReadOnlyDictionary<string, int> coverage,
        IReadOnlyCollection<string> acknowledged
    )
    {
        const string operations = "SELECT count(*) FROM aegis.operation AS o WHERE ";
        var done = await TestDatabase.ReadAsync<string[]>(
            database.Administrator,
            "SELECT coalesce(array_agg(idem_key), '{}') FROM aegis.operation WHERE state = 'Committed'"
        );
        return new KillOutcome(
            kills,
            coverage,
            Committed: await CountAsync(database, $"{operations} state = 'Committed'"),
            Unknown: await CountAsync(database, $"{operations} state = 'Unknown'"),
            Twice: await CountAsync(
                database,
                "SELECT count(*) FROM (SELECT key FROM effect GROUP BY key HAVING count(*) > 1) AS twice"
            ),
            Lost: await CountAsync(
                database,
                $"{operations} state = 'Committed' AND NOT EXISTS (SELECT FROM effect WHERE key = o.idem_key)"
            ),
            Stuck: await CountAsync(
                database,
                $"{operations} state NOT IN ('Committed', 'Unknown') OR (state = 'Unknown' AND effect <> 'AtMostOnce')"
            ),
            AcknowledgedButLost: acknowledged.Except(done).Count()
        );
    }

    public static Task<long> PendingAsync(TestDatabase database) =>
        CountAsync(database, "SELECT count(*) FROM aegis.operation WHERE state = 'Pending'");

    /// <summary>What a killed worker left behind; none when it had nothing under way.</summary>
    public static async Task<string?> WindowLeftByAsync(TestDatabase database, string worker)
    {
        var left = await TestDatabase.ReadAsync<string>(
            database.Administrator,
            $"""
            SELECT coalesce(max(CASE WHEN EXISTS (SELECT FROM effect WHERE key = idem_key) THEN '{Halt.Effect}'
              WHEN phase = 'Executing' THEN '{Halt.Begun}' ELSE '{Halt.Claimed}' END), '')
            FROM aegis.operation WHERE owner = '{worker}'
            """
        );
        return left.Length > 0 ? left : null;
    }

    private static Task<long> CountAsync(TestDatabase database, string sql) =>
        TestDatabase.ReadAsync<long>(database.Administrator, sql);
}
