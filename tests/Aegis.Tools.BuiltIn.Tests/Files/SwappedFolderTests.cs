namespace Aegis.Tools.BuiltIn.Tests.Files;

/// <summary>A folder becomes a link to the outside after it was checked, and before it is used.</summary>
public class SwappedFolderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ByDescriptor_WriteGoesToTheFolderThatWasChecked()
    {
        using var folder = new TestFolder();
        using var root = Opening.ByDescriptor.Root(folder.Root);
        using var open = SwapAfterOpening(folder, root);

        Assert.True(await AtomicWrite.TryWriteAsync(open, "new.txt", [65], overwrite: false, Token));

        Assert.Equal("A", folder.Read("moved/new.txt"));
        Assert.Equal([folder.SecretFile], Directory.GetFileSystemEntries(folder.Outside));
    }

    [Fact]
    public async Task ByPath_WriteIsRefusedAndLeavesNothing()
    {
        using var folder = new TestFolder();
        using var root = Opening.ByPath.Root(folder.Root);
        using var open = SwapAfterOpening(folder, root);

        await Assert.ThrowsAsync<ToolRefusedException>(() =>
            AtomicWrite.TryWriteAsync(open, "secret.txt", [65], overwrite: true, Token)
        );

        Assert.Equal([folder.SecretFile], Directory.GetFileSystemEntries(folder.Outside));
        Assert.Equal(TestFolder.Secret, await File.ReadAllTextAsync(folder.SecretFile, Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("moved")));
    }

    private static OpenFolder SwapAfterOpening(TestFolder folder, RootFolder root)
    {
        Directory.CreateDirectory(folder.At("sub"));
        var open = root.OpenFolder(["sub"]);
        Directory.Move(folder.At("sub"), folder.At("moved"));
        Directory.CreateSymbolicLink(folder.At("sub"), folder.Outside);
        return open;
    }
}
