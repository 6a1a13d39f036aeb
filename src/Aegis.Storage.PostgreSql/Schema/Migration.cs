using System.Reflection;

namespace Aegis.Storage;

/// <summary>One step of the schema, for good: what was released is never edited, only followed by the next.</summary>
/// <param name="Version">Its number, from 1 on, without gaps.</param>
/// <param name="Sql">What it does.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, Read("001_operations.sql")),
        new(2, Read("002_runs.sql")),
        new(3, Read("003_accounts.sql")),
        new(4, Read("004_memories.sql")),
        new(5, Read("005_usage_events.sql")),
        new(6, Read("006_metrics.sql")),
    ];

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
