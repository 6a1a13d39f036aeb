namespace Aegis.Samples.Tests.EndToEnd;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--provider", "--provider")]
    [InlineData("name it with --provider", "--model", "small")]
    [InlineData("name it with --provider", "--base-url", "http://localhost")]
    [InlineData("unknown type 'olama'", "--provider", "olama")]
    [InlineData("the known types are anthropic, extractive, lmstudio, ollama, openai,", "--provider", "olama")]
    [InlineData("Aegis:Providers:ollama:BaseUrl", "--provider", "ollama", "--base-url", "localhost:1")]
    [InlineData("needs an address", "--provider", "openai-compatible")]
    [InlineData("--nonsense", "A question?", "--nonsense")]
    [InlineData("extra", "A question?", "extra")]
    [InlineData("--pace", "--pace", "soon")]
    [InlineData("--pace", "--pace", "-5")]
    [InlineData("--out", "--out")]
    [InlineData("question is empty", "  ")]
    [InlineData("--corpus", "--corpus", "")]
    [InlineData("--out", "--out", "")]
    public Task CommandLineMakesNoSense_NamesIt(string named, params string[] args) => RefusesAsync(named, args);

    [Theory]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("anthropic", "ANTHROPIC_API_KEY")]
    public Task MissingKey_IsNamed(string provider, string variable) =>
        RefusesAsync(variable, ["--provider", provider, "--model", "small"], $"Aegis:Providers:{provider}:ApiKey");

    [Fact]
    public Task UnknownAgent_ListsTheKnownOnes() =>
        RefusesAsync(
            "There is no agent 'Editor' to fail: choose one of",
            ["--fail", "Editor"],
            "Researcher",
            "Chronicler",
            "Writer",
            "Glossary",
            "Summarizer",
            "Publisher"
        );

    [Fact]
    public Task MissingFolder_IsNamed() => RefusesAsync("folder 'nowhere' does not exist", ["--corpus", "nowhere"]);

    [Fact]
    public Task FileInsteadOfFolder_IsNamed()
    {
        folder.Write("file.md", "Text.");
        return RefusesAsync("'file.md'", ["--corpus", "file.md"]);
    }

    [Fact]
    public Task FolderWithoutText_IsNamed()
    {
        folder.Write("docs/picture.png", "no text");
        folder.Write("docs/empty.md", "");
        return RefusesAsync("folder 'docs' holds no text", ["--corpus", "docs"]);
    }

    [Fact]
    public Task FileThatIsNoText_IsNamed()
    {
        folder.Write("docs/fine.md", "Text.");
        File.WriteAllBytes(folder.At("docs/binary.md"), [0x41, 0xff, 0xfe, 0x80]);
        return RefusesAsync("binary.md' is not UTF-8 text", ["--corpus", "docs"]);
    }

    [Fact]
    public Task FileThatCanNotBeRead_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        folder.Write("docs/fine.md", "Text.");
        File.CreateSymbolicLink(folder.At("docs/gone.md"), folder.At("nothing.md"));
        return RefusesAsync("gone.md' can not be read", ["--corpus", "docs"]);
    }

    [Fact]
    public Task OutputIsAFolder_IsNamed()
    {
        Directory.CreateDirectory(folder.At("out"));
        return RefusesAsync("can not be written to 'out'", ["--out", "out"], "--out");
    }

    [Fact]
    public Task OutputBelowAFile_IsNamed()
    {
        folder.Write("file", "");
        return RefusesAsync("can not be written to 'file/report.md'", ["--out", "file/report.md"], "--out");
    }

    private async Task RefusesAsync(string named, string[] args, params string[] alsoNamed)
    {
        var withoutKeys = new Dictionary<string, string?> { ["OPENAI_API_KEY"] = null, ["ANTHROPIC_API_KEY"] = null };
        var outcome = await SampleProcess.RunAsync(folder.Path, withoutKeys, args);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.All([named, .. alsoNamed], text => Assert.Contains(text, outcome.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(folder.At("report.md")));
    }
}
