namespace Aegis.Testing.Tests.Snapshots;

public sealed class SnapshotFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aegis-snapshots-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void NoSnapshotYet_ReceivedIsWrittenAndTheTestFails()
    {
        var failure = Assert.Throws<TestFailureException>(() => Match(("A", "text")));

        Assert.Contains("AEGIS_ACCEPT_SNAPSHOTS=1", failure.Message, StringComparison.Ordinal);
        Assert.Equal("text\n", Read("T.Case#A.received.cs"));
    }

    [Fact]
    public void Accepted_ThenEqualWhateverTheLineEndings()
    {
        Accept(("A", "one\ntwo"));
        Match(("A", "one\r\ntwo\r\n"));

        Assert.Equal(["T.Case#A.verified.cs"], Files());
    }

    [Fact]
    public void Difference_IsShownAndReceivedGoesWithTheNextMatch()
    {
        Accept(("A", "1\n2\n3\n4\n5\n6"));

        var failure = Assert.Throws<TestFailureException>(() => Match(("A", "1\n2\n3\n4\nfive\n6")));
        Assert.Contains("  4\n- 5\n+ five\n  6", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  1\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("T.Case#A.received.cs", Files());

        Match(("A", "1\n2\n3\n4\n5\n6"));
        Assert.DoesNotContain("T.Case#A.received.cs", Files());
    }

    [Fact]
    public void StaleSnapshot_FailsAndIsRemovedByAccepting()
    {
        Accept(("A", "a"), ("B", "b"));
        File.WriteAllText(Path.Combine(_folder, "T.CaseOther#C.verified.cs"), "of another test");

        var failure = Assert.Throws<TestFailureException>(() => Match(("A", "a")));
        Assert.Contains("T.Case#B.verified.cs is stale", failure.Message, StringComparison.Ordinal);

        Accept(("A", "a"));
        Assert.Equal(["T.Case#A.verified.cs", "T.CaseOther#C.verified.cs"], Files());
    }

    [Fact]
    public void HintNameWithFolders_IsOneFileName()
    {
        Accept(("Some/Folder<T>", "a"));

        Assert.Equal(["T.Case#Some_Folder_T_.verified.cs"], Files());
    }

    private void Match(params (string Key, string Text)[] texts) => Create(accept: false).Match(Map(texts));

    private void Accept(params (string Key, string Text)[] texts) => Create(accept: true).Match(Map(texts));

    private SnapshotFiles Create(bool accept) => new(Path.Combine(_folder, "T.cs"), "Case", ".cs") { Accept = accept };

    private static Dictionary<string, string> Map((string Key, string Text)[] texts) =>
        texts.ToDictionary(text => text.Key, text => text.Text);

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
}
