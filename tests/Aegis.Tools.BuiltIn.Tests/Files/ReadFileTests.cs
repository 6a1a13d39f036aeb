namespace Aegis.Tools.BuiltIn.Tests.Files;

public class ReadFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, "lines 1 to 4 of 4:\n\none\ntwo\r\nthree\nfour")]
    [InlineData(2, 2, "lines 2 to 3 of 4; go on with startLine 4:\n\ntwo\r\nthree\n")]
    [InlineData(4, 100, "lines 4 to 4 of 4:\n\nfour")]
    [InlineData(4, int.MaxValue, "lines 4 to 4 of 4:\n\nfour")]
    public async Task LinesOfAFile_AreReadAsTheyAre(int startLine, int maxLines, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "one\ntwo\r\nthree\nfour");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal("a.txt, " + expected, await tools.ReadFileAsync("a.txt", startLine, maxLines, Token));
    }

    [Theory]
    [InlineData(5, 0, "Failed: 'a.txt' has 4 lines; there is no line 5.")]
    [InlineData(0, 0, "Refused: startLine begins at 1.")]
    [InlineData(1, -1, "Refused: maxLines is 0 for all lines, or a positive number.")]
    public async Task LinesThatAreNotThere_AreAReadableResult(int startLine, int maxLines, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "one\ntwo\nthree\nfour\n");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal(expected, await tools.ReadFileAsync("a.txt", startLine, maxLines, Token));
    }

    [Fact]
    public async Task MoreThanACallReads_EndsAtALineAndSaysWhereToGoOn()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "12345\n12345\n12345\n");
        using var tools = new FileTools(new() { Root = folder.Root, MaxReadChars = 14 });

        Assert.Equal(
            "a.txt, lines 1 to 2 of 3; go on with startLine 3:\n\n12345\n12345\n",
            await tools.ReadFileAsync("a.txt", cancellationToken: Token)
        );
        Assert.Equal(
            "a.txt, lines 3 to 3 of 3:\n\n12345\n",
            await tools.ReadFileAsync("a.txt", 3, cancellationToken: Token)
        );
    }

    [Fact]
    public async Task LineLongerThanACallReads_IsCutBetweenCharacters()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "123😀56\nnext\n");
        using var tools = new FileTools(new() { Root = folder.Root, MaxReadChars = 4 });

        Assert.Equal(
            "a.txt, lines 1 to 1 of 2; line 1 is cut off after 3 characters; go on with startLine 2:\n\n123",
            await tools.ReadFileAsync("a.txt", cancellationToken: Token)
        );
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0, 0x62 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 })]
    [InlineData(new byte[] { 0xE4, 0x61 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public async Task FileThatIsNoUtf8_IsRefused(byte[] content)
    {
        using var folder = new TestFolder();
        await File.WriteAllBytesAsync(folder.At("a.bin"), content, Token);
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal(
            "Refused: 'a.bin' is binary, or text in another encoding; only UTF-8 text is allowed.",
            await tools.ReadFileAsync("a.bin", cancellationToken: Token)
        );
    }

    [Fact]
    public async Task SizeOfAFile_DecidesAtTheLimit()
    {
        using var folder = new TestFolder();
        folder.Write("fits.txt", new string('a', 100));
        folder.Write("large.txt", new string('a', 101));
        folder.Write("empty.txt", "");
        using var tools = new FileTools(new() { Root = folder.Root, MaxFileBytes = 100 });

        Assert.StartsWith(
            "fits.txt, lines",
            await tools.ReadFileAsync("fits.txt", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Refused: 'large.txt' is larger than the 100 bytes that are allowed.",
            await tools.ReadFileAsync("large.txt", cancellationToken: Token)
        );
        Assert.Equal("empty.txt is empty.", await tools.ReadFileAsync("empty.txt", cancellationToken: Token));
    }

    [Fact]
    public async Task WhatIsNoFile_IsAReadableResult()
    {
        using var folder = new TestFolder();
        folder.Write("sub/a.txt", "a");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal("Failed: there is no file 'b.txt'.", await tools.ReadFileAsync("b.txt", cancellationToken: Token));
        Assert.Equal("Failed: there is no folder 'x'.", await tools.ReadFileAsync("x/b.txt", cancellationToken: Token));
        Assert.StartsWith(
            "Failed: ",
            await tools.ReadFileAsync("sub/a.txt/b", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.Equal("Failed: 'sub' is a folder.", await tools.ReadFileAsync("sub", cancellationToken: Token));
        Assert.StartsWith(
            "Refused: the path '' is not allowed",
            await tools.ReadFileAsync("", cancellationToken: Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CallIsCancelled_CallerHearsOfIt()
    {
        using var folder = new TestFolder();
        using var tools = new FileTools(new() { Root = folder.Root });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            tools.ReadFileAsync("a.txt", cancellationToken: new CancellationToken(canceled: true))
        );
    }
}
