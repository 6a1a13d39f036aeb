namespace Aegis.Tools.BuiltIn.Tests.Files;

/// <summary>Somebody swaps what is inside for a link to the outside, back and forth, while the tools work with it.</summary>
public class SwapRaceTests
{
    private const int Times = 3000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task FolderIsSwappedForALink_NothingOutsideIsReadOrListed()
    {
        SkipUnlessLinux();
        using var folder = new TestFolder();
        folder.Write("spare/secret.txt", "inside");
        using var tools = new FileTools(new() { Root = folder.Root });
        await using var swapping = new Swapping(() =>
        {
            Directory.Move(folder.At("spare"), folder.At("sub"));
            Directory.Move(folder.At("sub"), folder.At("spare"));
            Directory.CreateSymbolicLink(folder.At("sub"), folder.Outside);
            Directory.Delete(folder.At("sub"));
        });

        await swapping.CallAsync(
            Times,
            async () =>
            {
                var read = await tools.ReadFileAsync("sub/secret.txt", cancellationToken: Token);
                Assert.DoesNotContain(TestFolder.Secret, read, StringComparison.Ordinal);
                var listed = await tools.ListFilesAsync("sub", cancellationToken: Token);
                Assert.DoesNotContain($"({TestFolder.Secret.Length} bytes)", listed, StringComparison.Ordinal);
                return read.EndsWith("inside", StringComparison.Ordinal);
            }
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task FileIsSwappedForALink_NothingOutsideIsRead()
    {
        SkipUnlessLinux();
        using var folder = new TestFolder();
        folder.Write("spare", "inside");
        using var tools = new FileTools(new() { Root = folder.Root });
        await using var swapping = new Swapping(() =>
        {
            File.Move(folder.At("spare"), folder.At("file"));
            File.Move(folder.At("file"), folder.At("spare"));
            File.CreateSymbolicLink(folder.At("file"), folder.SecretFile);
            File.Delete(folder.At("file"));
        });

        await swapping.CallAsync(
            Times,
            async () =>
            {
                var read = await tools.ReadFileAsync("file", cancellationToken: Token);
                Assert.DoesNotContain(TestFolder.Secret, read, StringComparison.Ordinal);
                return read.EndsWith("inside", StringComparison.Ordinal);
            }
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task FolderIsSwappedForALink_NothingOutsideIsWritten()
    {
        SkipUnlessLinux();
        using var folder = new TestFolder();
        using var tools = new FileTools(new() { Root = folder.Root, AllowWrite = true });
        var moves = 0;
        await using var swapping = new Swapping(() =>
        {
            try
            {
                Directory.CreateDirectory(folder.At("sub"));
                Directory.Move(folder.At("sub"), Path.Combine(folder.Base, $"{moves++}"));
                Directory.CreateSymbolicLink(folder.At("sub"), folder.Outside);
                Directory.Delete(folder.At("sub"));
            }
            catch (IOException) when (new FileInfo(folder.At("sub")).LinkTarget is null)
            {
                // the tool made the folder first; it is moved away in the next round
            }
        });

        await swapping.CallAsync(
            Times,
            async () =>
            {
                var written = await tools.WriteFileAsync("sub/secret.txt", "new", WriteMode.Overwrite, Token);
                Assert.Equal([folder.SecretFile], Directory.GetFileSystemEntries(folder.Outside));
                return written.EndsWith("bytes.", StringComparison.Ordinal);
            }
        );

        Assert.Equal(TestFolder.Secret, await File.ReadAllTextAsync(folder.SecretFile, Token));
    }

    private static void SkipUnlessLinux() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux(),
            "other systems check names before and after, which a swap there and back slips through"
        );
}
