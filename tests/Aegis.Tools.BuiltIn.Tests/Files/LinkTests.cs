namespace Aegis.Tools.BuiltIn.Tests.Files;

public class LinkTests
{
    public static TheoryData<Opening> Openings => [Opening.ByDescriptor, Opening.ByPath];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task LinkAtAnyPosition_IsRefusedByEveryTool(Opening opening)
    {
        using var folder = new TestFolder();
        folder.Write("real/deep/inside.txt", "inside");
        Directory.CreateSymbolicLink(folder.At("first"), folder.Base);
        Directory.CreateSymbolicLink(folder.At("real/middle"), "../../outside");
        File.CreateSymbolicLink(folder.At("real/deep/last.txt"), folder.SecretFile);
        File.CreateSymbolicLink(folder.At("self.txt"), "real/deep/inside.txt");
        File.CreateSymbolicLink(folder.At("chain.txt"), "real/deep/last.txt");
        using var tools = opening.Tools(folder);

        string[] paths =
        [
            "first/outside/secret.txt",
            "real/middle/secret.txt",
            "real/deep/last.txt",
            "self.txt",
            "chain.txt",
            "first/root/real/deep/inside.txt",
        ];
        foreach (var path in paths)
        {
            var read = await tools.ReadFileAsync(path, cancellationToken: Token);
            Assert.Contains("link", read, StringComparison.Ordinal);
            Assert.StartsWith("Refused: ", read, StringComparison.Ordinal);
            var written = await tools.WriteFileAsync(path, "overwritten", WriteMode.Overwrite, Token);
            Assert.StartsWith("Refused: ", written, StringComparison.Ordinal);
        }

        Assert.StartsWith(
            "Refused: ",
            await tools.ListFilesAsync("first/outside", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Refused: ",
            await tools.ListFilesAsync("real/middle", cancellationToken: Token),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Refused: ",
            await tools.WriteFileAsync("real/middle/new/file.txt", "x", WriteMode.Create, Token),
            StringComparison.Ordinal
        );
        Assert.Equal(TestFolder.Secret, await File.ReadAllTextAsync(folder.SecretFile, Token));
        Assert.Equal([folder.SecretFile], Directory.GetFileSystemEntries(folder.Outside));
        Assert.Equal("inside", folder.Read("real/deep/inside.txt"));
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task DanglingLink_IsNotWrittenThrough(Opening opening)
    {
        using var folder = new TestFolder();
        File.CreateSymbolicLink(folder.At("new.txt"), Path.Combine(folder.Outside, "new.txt"));
        using var tools = opening.Tools(folder);

        var result = await tools.WriteFileAsync("new.txt", "x", WriteMode.Create, Token);

        Assert.StartsWith("Refused: 'new.txt' is a link", result, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Outside, "new.txt")));
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task Links_AreListedAndNotFollowed(Opening opening)
    {
        using var folder = new TestFolder();
        Directory.CreateSymbolicLink(folder.At("out"), folder.Outside);
        File.CreateSymbolicLink(folder.At("secret.txt"), folder.SecretFile);
        folder.Write("sub/a.txt", "abc");
        Directory.CreateSymbolicLink(folder.At("sub/loop"), folder.Root);
        using var tools = opening.Tools(folder);

        Assert.Equal(
            """
            The root folder: 5 entries

            out (link, not followed)
            secret.txt (link, not followed)
            sub/
            sub/a.txt (3 bytes)
            sub/loop (link, not followed)
            """,
            await tools.ListFilesAsync(depth: 9, cancellationToken: Token)
        );
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task RootThatIsALink_IsFollowedOnce(Opening opening)
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "abc");
        var link = Path.Combine(folder.Base, "link");
        Directory.CreateSymbolicLink(link, folder.Root);
        using var tools = opening.Tools(folder, options => options.Root = link);

        // the root stays what it was
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, folder.Outside);

        Assert.EndsWith("abc", await tools.ReadFileAsync("a.txt", cancellationToken: Token), StringComparison.Ordinal);
        Assert.StartsWith(
            "Failed: ",
            await tools.ReadFileAsync("secret.txt", cancellationToken: Token),
            StringComparison.Ordinal
        );
    }
}
