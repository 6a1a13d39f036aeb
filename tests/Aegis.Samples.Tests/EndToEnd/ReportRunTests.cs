using System.Runtime.InteropServices;

namespace Aegis.Samples.Tests.EndToEnd;

public sealed class ReportRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Question_BecomesAReportWithSources()
    {
        var outcome = await RunAsync("Why were fog signals unreliable?", "--out", "out/fog.md");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("6 succeeded", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"report: {folder.At("out/fog.md")}", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', outcome.Output);

        var report = await File.ReadAllTextAsync(folder.At("out/fog.md"), TestContext.Current.CancellationToken);
        Assert.StartsWith("# Why were fog signals unreliable?\n", report, StringComparison.Ordinal);
        Assert.Contains("no language model", report, StringComparison.Ordinal);
        Assert.Contains("(fog-signals.md)", report, StringComparison.Ordinal);
        Assert.Matches(@"\. \[1\]", report);
        Assert.All(
            ["## Summary", "## Chronology", "## Glossary", "## Sources"],
            heading => Assert.Contains($"\n{heading}\n", report, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NothingGiven_ResearchesTheDefaultQuestion()
    {
        var outcome = await RunAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("(lamps-and-burners.md)", folder.Read("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameQuestion_GivesTheSameReport()
    {
        await RunAsync("--out", "a.md", "--quiet");
        await RunAsync("--out", "b.md", "--quiet", "--text");

        Assert.Equal(folder.Read("a.md"), folder.Read("b.md"));
    }

    [Fact]
    public async Task OwnCorpus_IsWhatIsQuoted()
    {
        folder.Write("docs/deep/owls.txt", "Owls hunt at night. Owls hear mice under snow.");

        var outcome = await RunAsync("When do owls hunt?", "--corpus", "docs");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Owls hunt at night. [1]", folder.Read("report.md"), StringComparison.Ordinal);
        Assert.Contains("(deep/owls.txt)", folder.Read("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_IsATableOfWhatEachAgentTookAndCost_AndWhenItWasAtWork()
    {
        var outcome = await RunAsync();

        var lines = outcome.Output.ReplaceLineEndings("\n").Split('\n');
        var table = lines[Array.FindIndex(lines, line => line.StartsWith("  agent", StringComparison.Ordinal))..];
        Assert.Matches("^  agent +status +duration +tokens +cost$", table[0]);
        Assert.Matches("^  Researcher +succeeded +[0-9,]+ ms +- +-$", table[1]);
        Assert.Matches("^  Writer +succeeded +[0-9,]+ ms +[1-9][0-9,]+ +0.0000 USD$", Row("Writer", table));
        Assert.Matches("^  total +[0-9,]+ ms +[1-9][0-9,]+ +0.0000 USD$", table[7]);
        Assert.All(table[9..15], bar => Assert.Matches("^  [A-Z][a-z]+ +█+$", bar));
        Assert.True(Row("Publisher", table[9..]).IndexOf('█') > Row("Researcher", table[9..]).IndexOf('█'));
        Assert.Matches("^ +0 +[0-9,]+ ms$", table[15]);

        static string Row(string agent, string[] rows) =>
            rows.First(row => row.StartsWith($"  {agent} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SkippedAgents_HaveNoTimeAndNoBar()
    {
        var outcome = await RunAsync("--fail", "writer");

        Assert.Matches("(?m)^  Glossary +skipped +- +- +-\r?$", outcome.Output);
        Assert.Matches("(?m)^  Glossary\r?$", outcome.Output);
    }

    [Fact]
    public async Task Quiet_PrintsOnlyTheEnd()
    {
        var outcome = await RunAsync("--quiet");

        Assert.Equal($"6 succeeded\nreport: {folder.At("report.md")}\n", outcome.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task WriterFails_DependantsAreSkippedAndTheOtherBranchGoesOn()
    {
        var outcome = await RunAsync("--fail", "writer");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches("Writer +failed after .* ms: Writer was told to fail by --fail", outcome.Output);
        Assert.Matches("Chronicler +done", outcome.Output);
        Assert.Matches("Glossary +skipped because of Writer", outcome.Output);
        Assert.Matches("Summarizer +skipped because of Writer", outcome.Output);
        Assert.Matches("Publisher +skipped because of Writer", outcome.Output);
        Assert.Contains("2 succeeded, 1 failed, 3 skipped", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("report.md")));
    }

    [Fact]
    public async Task WriterFails_NoFolderIsLeftBehind()
    {
        var outcome = await RunAsync("--fail", "writer", "--out", "deep/er/report.md");

        Assert.Equal(1, outcome.ExitCode);
        Assert.False(Directory.Exists(folder.At("deep")));
    }

    [Fact]
    public async Task GlossaryFails_ReportIsPublishedWithoutIt()
    {
        var outcome = await RunAsync("--fail", "Glossary");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("5 succeeded, 1 failed", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("## Glossary", folder.Read("report.md"), StringComparison.Ordinal);
        Assert.Contains("## Sources", folder.Read("report.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Researcher", "1 failed, 5 skipped")]
    [InlineData("Chronicler", "4 succeeded, 1 failed, 1 skipped")]
    [InlineData("Summarizer", "5 succeeded, 1 failed")]
    [InlineData("Publisher", "5 succeeded, 1 failed")]
    public async Task AnyAgent_CanFail(string agent, string summary)
    {
        var outcome = await RunAsync("--fail", agent);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(summary, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorpusSaysNothing_ResearcherSaysSo()
    {
        var outcome = await RunAsync("Zeppelins?");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("The corpus says nothing of \"Zeppelins?\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_CancelsTheRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGINT can not be sent to another process there");
        Assert.SkipWhen(
            IgnoresInterrupts(),
            "SIGINT is ignored here, as in a shell's background job, and so by children"
        );
        using var process = new SampleProcess(folder.Path, "--pace", "600000");
        await process.WaitForAsync("Writer      started");

        Assert.Equal(0, Kill(process.Process.Id, Interrupt));
        var outcome = await process.EndAsync();

        Assert.Equal((130, "cancelled\n"), (outcome.ExitCode, outcome.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static bool IgnoresInterrupts()
    {
        const string Ignored = "SigIgn:";
        const string Status = "/proc/self/status";
        var line = File.Exists(Status)
            ? File.ReadLines(Status).First(text => text.StartsWith(Ignored, StringComparison.Ordinal))
            : $"{Ignored} 0";
        return (Convert.ToUInt64(line[Ignored.Length..].Trim(), 16) & (1UL << (Interrupt - 1))) != 0;
    }

    private Task<SampleOutcome> RunAsync(params string[] args) => SampleProcess.RunAsync(folder.Path, args);

    private const int Interrupt = 2;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
