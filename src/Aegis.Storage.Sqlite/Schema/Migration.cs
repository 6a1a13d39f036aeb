namespace Aegis.Storage.Sqlite.Schema;

/// <summary>What makes a file of one version a file of the next.</summary>
/// <param name="Version">The version after it: 1, 2, …</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>All there are, from an empty file on. One that was released is never changed; another is added.</summary>
    public static IReadOnlyList<Migration> All { get; } = [Load(1), Load(2), Load(3), Load(4), Load(5), Load(6)];

    private static Migration Load(int version)
    {
        using var stream = typeof(Migration).Assembly.GetManifestResourceStream($"{version}.sql")!;
        using var reader = new StreamReader(stream);
        return new Migration(version, reader.ReadToEnd());
    }
}
