using System.Runtime.CompilerServices;

namespace Aegis.Testing;

/// <summary>
/// Compares with files beside the test, named and laid out as Verify's: <c>Class.Method#Hint.verified.cs</c>, and
/// <c>.received.cs</c> on a difference. <c>AEGIS_ACCEPT_SNAPSHOTS=1</c> accepts what was received.
/// </summary>
/// <remarks>The class is the name of the test's file. A test that matches twice tells the matches apart by a case.</remarks>
public static class Snapshot
{
    /// <summary>Compares every generated file, or those the filter selects, and reports snapshots that lost their file.</summary>
    public static void Match(
        GeneratorRun run,
        Func<string, bool>? only = null,
        string? @case = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        run.AssertDidNotThrow();
        var snapshots = run
            .Sources.Where(source => only is null || only(source.Key))
            .ToDictionary(source => Stem(source.Key), source => $"//HintName: {source.Key}\n{source.Value}");
        if (snapshots.Count == 0)
        {
            throw new TestFailureException("there is no generated file to compare");
        }

        new SnapshotFiles(file, Name(member, @case), ".cs").Match(snapshots);
    }

    /// <summary>Compares one text with <c>Class.Method.verified.txt</c>.</summary>
    public static void Match(
        string text,
        string? @case = null,
        string extension = ".txt",
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    ) => new SnapshotFiles(file, Name(member, @case), extension).Match(new() { [""] = text });

    private static string Name(string member, string? @case) => @case is null ? member : $"{member}_{@case}";

    // Foo.g.cs is kept in …#Foo.g.verified.cs
    private static string Stem(string hintName) =>
        hintName.EndsWith(".cs", StringComparison.Ordinal) ? hintName[..^3] : hintName;
}
