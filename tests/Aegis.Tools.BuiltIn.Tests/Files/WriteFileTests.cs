namespace Aegis.Tools.BuiltIn.Tests.Files;

public class WriteFileTests
{
    public static TheoryData<Opening> Openings => [Opening.ByDescriptor, Opening.ByPath];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WritingIsNotAllowed_IsRefused()
    {
        using var folder = new TestFolder();
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal(
            "Refused: writing is not allowed, only reading and listing are.",
            await tools.WriteFileAsync("sub/a.txt", "x", cancellationToken: Token)
        );
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task NewFile_IsWrittenWithItsFolders(Opening opening)
    {
        using var folder = new TestFolder();
        using var tools = opening.Tools(folder);

        Assert.Equal(
            "a/b/c.txt written, 3 bytes.",
            await tools.WriteFileAsync("a\\b/c.txt", "ä\n", cancellationToken: Token)
        );
        Assert.Equal("ä\n", folder.Read("a/b/c.txt"));
        Assert.Single(Directory.GetFileSystemEntries(folder.At("a/b")));
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task FileThatIsThere_IsReplacedOnlyInModeOverwrite(Opening opening)
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "old");
        using var tools = opening.Tools(folder);

        Assert.Equal(
            "Refused: 'a.txt' exists already; mode Overwrite replaces it.",
            await tools.WriteFileAsync("a.txt", "new", cancellationToken: Token)
        );
        Assert.Equal("old", folder.Read("a.txt"));
        Assert.Equal("a.txt written, 3 bytes.", await tools.WriteFileAsync("a.txt", "new", WriteMode.Overwrite, Token));
        Assert.Equal("new", folder.Read("a.txt"));
        Assert.Single(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public async Task ContentAboveTheLimit_IsRefused()
    {
        using var folder = new TestFolder();
        using var tools = new FileTools(
            new()
            {
                Root = folder.Root,
                AllowWrite = true,
                MaxWriteBytes = 4,
            }
        );

        Assert.Equal("a written, 4 bytes.", await tools.WriteFileAsync("a", "ää", cancellationToken: Token));
        Assert.Equal(
            "Refused: the content is larger than the 4 bytes that are allowed.",
            await tools.WriteFileAsync("b", "ääa", cancellationToken: Token)
        );
        Assert.StartsWith(
            "Refused: ",
            await tools.WriteFileAsync("b", "\ud800", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.False(Path.Exists(folder.At("b")));
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task WhatIsNoFile_IsAReadableResult(Opening opening)
    {
        using var folder = new TestFolder();
        folder.Write("sub/a.txt", "a");
        using var tools = opening.Tools(folder);

        Assert.Equal("Failed: 'sub' is a folder.", await tools.WriteFileAsync("sub", "x", WriteMode.Overwrite, Token));
        Assert.StartsWith(
            "Failed: ",
            await tools.WriteFileAsync("sub/a.txt/b.txt", "x", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Refused: mode is",
            await tools.WriteFileAsync("c", "x", (WriteMode)7, Token),
            StringComparison.Ordinal
        );
        Assert.Equal("a", folder.Read("sub/a.txt"));
    }

    [Fact]
    public async Task ReadersMeanwhile_SeeOneContentOrTheOther()
    {
        using var folder = new TestFolder();
        string[] contents = [new('a', 200_000), new('b', 200_000)];
        folder.Write("a.txt", contents[0]);
        using var tools = new FileTools(new() { Root = folder.Root, AllowWrite = true });

        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await tools.WriteFileAsync("a.txt", contents[i % 2], WriteMode.Overwrite, Token);
                }
            },
            Token
        );
        while (!writing.IsCompleted)
        {
            Assert.Contains(folder.Read("a.txt"), contents);
        }

        await writing;
    }

    [Fact]
    public async Task TwoCreateTheSameFile_OneOfThemWins()
    {
        using var folder = new TestFolder();
        using var tools = new FileTools(new() { Root = folder.Root, AllowWrite = true });

        for (var round = 0; round < 50; round++)
        {
            var path = $"{round}.txt";
            var results = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(writer => tools.WriteFileAsync(path, $"{writer}", cancellationToken: Token))
            );
            var winner = Array.FindIndex(results, result => result.EndsWith("bytes.", StringComparison.Ordinal));
            Assert.Equal($"{winner}", folder.Read(path));
            Assert.Equal(7, results.Count(result => result.Contains("exists already", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task ExecutableFile_StaysExecutable()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        using var folder = new TestFolder();
        folder.Write("run.sh", "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(folder.At("run.sh"), Mode);
        using var tools = new FileTools(new() { Root = folder.Root, AllowWrite = true });

        await tools.WriteFileAsync("run.sh", "new", WriteMode.Overwrite, Token);

        Assert.Equal(Mode, File.GetUnixFileMode(folder.At("run.sh")));
    }
}
