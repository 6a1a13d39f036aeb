namespace Aegis.Testing;

/// <summary>The snapshot files of one test.</summary>
internal sealed class SnapshotFiles(string testFile, string member, string extension)
{
    public const string AcceptVariable = "AEGIS_ACCEPT_SNAPSHOTS";

    private readonly string _folder = Path.GetDirectoryName(testFile)!;
    private readonly string _prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{member}";

    private string Verified => ".verified" + extension;

    /// <summary>For the self-tests, which must not depend on how they are run.</summary>
    public bool Accept { get; init; } = Environment.GetEnvironmentVariable(AcceptVariable) is "1" or "true";

    /// <summary>Compares the texts by key (empty: the test's only one) with their files.</summary>
    public void Match(Dictionary<string, string> texts)
    {
        var failures = new List<string>();
        foreach (var (key, text) in texts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            MatchOne(Stem(key), Normalize(text), failures);
        }

        ReportStale(texts.Keys, failures);
        if (failures.Count > 0)
        {
            throw new TestFailureException(
                string.Join("\n\n", failures)
                    + $"\n\nTo accept: run this test with {AcceptVariable}=1, or rename *.received{extension} to *{Verified}; then read the diff in version control."
            );
        }
    }

    private void MatchOne(string stem, string text, List<string> failures)
    {
        var verified = Path.Combine(_folder, stem + Verified);
        var received = Path.Combine(_folder, $"{stem}.received{extension}");
        var expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : null;
        if (expected != text && Accept)
        {
            File.WriteAllText(verified, text);
        }
        else if (expected != text)
        {
            File.WriteAllText(received, text);
            failures.Add(
                expected is null
                    ? $"{stem}{Verified} does not exist; received:\n{text}"
                    : $"{stem}{Verified} differs (- verified, + received):\n{LineDiff.Of(expected, text)}"
            );
            return;
        }

        File.Delete(received);
    }

    // a file that the generator no longer writes would otherwise stay as a snapshot that nothing compares
    private void ReportStale(IEnumerable<string> keys, List<string> failures)
    {
        var current = keys.Select(key => Stem(key) + Verified).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_folder, $"{_prefix}#*{Verified}").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (current.Contains(name))
            {
                continue;
            }

            if (Accept)
            {
                File.Delete(path);
            }
            else
            {
                failures.Add($"{name} is stale: the test no longer makes it");
            }
        }
    }

    private string Stem(string key) => key.Length == 0 ? _prefix : $"{_prefix}#{FileName(key)}";

    // a hint name may hold what a file name may not
    private static string FileName(string key) =>
        string.Concat(key.Select(c => c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*' ? '_' : c));

    // with one newline at the end, as .editorconfig asks of every file
    private static string Normalize(string text) =>
        text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
