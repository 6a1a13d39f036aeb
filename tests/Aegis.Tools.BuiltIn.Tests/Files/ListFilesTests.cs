namespace Aegis.Tools.BuiltIn.Tests.Files;

public class ListFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "*", 1, "b.md src/")]
    [InlineData("", "*", 2, "b.md src/ src/a.cs src/deep/")]
    [InlineData("", "*", 9, "b.md src/ src/a.cs src/deep/ src/deep/a.md src/deep/c.cs")]
    [InlineData("", "*.md", 9, "b.md src/deep/a.md")]
    [InlineData("", "src/*.cs", 9, "src/a.cs")]
    [InlineData("", "src/**/*.cs", 9, "src/a.cs src/deep/c.cs")]
    [InlineData("", "src\\**\\?.cs", 9, "src/a.cs src/deep/c.cs")]
    [InlineData("", "**", 9, "b.md src/ src/a.cs src/deep/ src/deep/a.md src/deep/c.cs")]
    [InlineData("", "**/deep/**", 9, "src/deep/ src/deep/a.md src/deep/c.cs")]
    [InlineData("src", "*", 1, "src/a.cs src/deep/")]
    [InlineData("src/deep/", "*", 1, "src/deep/a.md src/deep/c.cs")]
    [InlineData("", "../*", 9, "")]
    public async Task Pattern_ShowsWhatMatches(string path, string pattern, int depth, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("src/deep/c.cs", "");
        folder.Write("src/deep/a.md", "");
        folder.Write("src/a.cs", "");
        folder.Write("b.md", "");
        using var tools = new FileTools(new() { Root = folder.Root });

        var result = await tools.ListFilesAsync(path, pattern, depth, Token);

        var entries = result.Split("\n\n")[1].Replace(" (0 bytes)", "", StringComparison.Ordinal).Replace('\n', ' ');
        Assert.Equal(expected, entries);
    }

    [Fact]
    public async Task MoreEntriesThanShown_SaysSo()
    {
        using var folder = new TestFolder();
        foreach (var name in "abcdef")
        {
            folder.Write($"{name}", "");
        }

        using var tools = new FileTools(new() { Root = folder.Root, MaxListEntries = 2 });
        using var visiting = new FileTools(new() { Root = folder.Root, MaxListVisits = 3 });

        Assert.Equal(
            "The root folder: the first 2 of more entries\n\na (0 bytes)\nb (0 bytes)",
            await tools.ListFilesAsync(cancellationToken: Token)
        );
        Assert.StartsWith(
            "The root folder: the first 0 of more entries",
            await visiting.ListFilesAsync(pattern: "nothing", cancellationToken: Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task DeeperThanAllowed_SaysSo()
    {
        using var folder = new TestFolder();
        folder.Write("a/b/c/d", "");
        using var tools = new FileTools(new() { Root = folder.Root, MaxListDepth = 2 });

        Assert.Equal(
            "The root folder: 2 entries to a depth of 2; folders have more below\n\na/\na/b/",
            await tools.ListFilesAsync(depth: 100, cancellationToken: Token)
        );
    }

    [Fact]
    public async Task NameWithALineBreak_StaysOneLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        using var folder = new TestFolder();
        folder.Write("a\nRefused: all", "");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.EndsWith(
            "\n\na?Refused: all (0 bytes)",
            await tools.ListFilesAsync(cancellationToken: Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WhatIsNoFolder_IsAReadableResult()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "a");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal("Failed: there is no folder 'x'.", await tools.ListFilesAsync("x", cancellationToken: Token));
        Assert.Equal(
            "Failed: there is no folder 'a.txt'.",
            await tools.ListFilesAsync("a.txt", cancellationToken: Token)
        );
        Assert.Equal("Refused: depth begins at 1.", await tools.ListFilesAsync(depth: 0, cancellationToken: Token));
    }

    [Fact]
    public void PatternOfStars_IsMatchedAtOnce()
    {
        var glob = new Glob(string.Concat(Enumerable.Repeat("*a", 128)));

        Assert.False(glob.Matches([new string('a', 254) + "b"]));
    }
}
