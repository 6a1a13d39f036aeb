namespace Aegis.Tools.BuiltIn.Tests.Files;

public class FilePathTests
{
    [Theory]
    [InlineData("../outside/secret.txt")]
    [InlineData("..\\outside\\secret.txt")]
    [InlineData("./../outside/secret.txt")]
    [InlineData("sub/../../outside/secret.txt")]
    [InlineData("sub/..\\../outside/secret.txt")]
    [InlineData("sub//..//..//outside/secret.txt")]
    [InlineData("sub/../inside.txt")]
    [InlineData("..")]
    [InlineData("../")]
    [InlineData("/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("\\etc\\passwd")]
    [InlineData("\\\\server\\share\\file")]
    [InlineData("//server/share/file")]
    [InlineData("\\\\?\\C:\\file")]
    [InlineData("\\\\.\\PhysicalDrive0")]
    [InlineData("\\??\\C:\\file")]
    [InlineData("C:\\Windows\\win.ini")]
    [InlineData("C:/Windows/win.ini")]
    [InlineData("C:file")]
    [InlineData("file:///etc/passwd")]
    [InlineData("inside.txt::$DATA")]
    [InlineData("inside.txt:stream")]
    [InlineData("CON")]
    [InlineData("sub/nul")]
    [InlineData("aux.txt")]
    [InlineData("COM1")]
    [InlineData("com¹.log")]
    [InlineData("LPT9 .txt")]
    [InlineData("conin$")]
    [InlineData("inside.txt.")]
    [InlineData("inside.txt ")]
    [InlineData("...")]
    [InlineData(".. /outside/secret.txt")]
    [InlineData(".../x")]
    [InlineData("sub./inside.txt")]
    [InlineData("inside.txt\0.png")]
    [InlineData("\0")]
    [InlineData("in\nside.txt")]
    [InlineData("a|b")]
    [InlineData("*.txt")]
    public async Task PathThatIsNotAllowed_IsRefusedByEveryTool(string path)
    {
        using var folder = new TestFolder();
        folder.Write("inside.txt", "inside");
        folder.Write("sub/inside.txt", "inside");
        using var tools = new FileTools(new() { Root = folder.Root, AllowWrite = true });

        string[] results =
        [
            await tools.ReadFileAsync(path, cancellationToken: OpeningExtensions.Token),
            await tools.WriteFileAsync(path, "x", WriteMode.Overwrite, OpeningExtensions.Token),
            await tools.ListFilesAsync(path, cancellationToken: OpeningExtensions.Token),
        ];

        Assert.All(
            results,
            result =>
            {
                Assert.StartsWith("Refused: the path '", result, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', result);
            }
        );
        Assert.Equal(TestFolder.Secret, await File.ReadAllTextAsync(folder.SecretFile, OpeningExtensions.Token));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task LongPath_IsRefused()
    {
        using var folder = new TestFolder();
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.StartsWith(
            "Refused: the path has 2000 characters",
            await tools.ReadFileAsync(new string('a', 2000), cancellationToken: OpeningExtensions.Token),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a name in it is too long",
            await tools.ReadFileAsync(new string('a', 300), cancellationToken: OpeningExtensions.Token),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("sub/inside.txt")]
    [InlineData("sub\\inside.txt")]
    [InlineData("./sub//inside.txt")]
    public async Task PathBelowTheRoot_IsRead(string path)
    {
        using var folder = new TestFolder();
        folder.Write("sub/inside.txt", "inside");
        using var tools = new FileTools(new() { Root = folder.Root });

        Assert.Equal(
            "sub/inside.txt, lines 1 to 1 of 1:\n\ninside",
            await tools.ReadFileAsync(path, cancellationToken: OpeningExtensions.Token)
        );
    }

    [Fact]
    public void RootThatIsNotThere_ThrowsAtConstruction()
    {
        using var folder = new TestFolder();

        var missing = Assert.Throws<DirectoryNotFoundException>(() =>
            new FileTools(new() { Root = folder.At("missing") })
        );
        Assert.Contains(folder.At("missing"), missing.Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => new FileTools(new() { Root = folder.SecretFile }));
        Assert.Throws<ArgumentException>(() => new FileTools(new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileTools(new() { Root = folder.Root, MaxReadChars = 0 }));
    }

    [Fact]
    public async Task DisposedTools_ReadNothing()
    {
        using var folder = new TestFolder();
        folder.Write("inside.txt", "inside");
        var tools = new FileTools(new() { Root = folder.Root });
        tools.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            tools.ReadFileAsync("inside.txt", cancellationToken: OpeningExtensions.Token)
        );
    }
}
