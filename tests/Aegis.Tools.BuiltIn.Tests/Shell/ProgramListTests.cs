namespace Aegis.Tools.BuiltIn.Tests.Shell;

public class ProgramListTests
{
    [Theory]
    [InlineData("no-such-program-anywhere")]
    [InlineData("bin/sh")]
    [InlineData("./sh")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("/no/such/program")]
    [InlineData("/etc/passwd")]
    [InlineData("/tmp")]
    public void ProgramThatIsNone_ThrowsAtConstruction(string program)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "names the paths of Unix");

        var error = Assert.Throws<ArgumentException>(() => new ProgramList([program]));

        Assert.Contains($"'{program}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramsWithOneName_ThrowAtConstruction()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "names the paths of Unix");

        Assert.Throws<ArgumentException>(() => new ProgramList(["sh", "/bin/sh"]));
    }

    [Fact]
    public void AbsolutePath_IsCalledByItsFileName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "names the paths of Unix");

        Assert.Equal("/bin/sh", new ProgramList(["/bin/sh"]).PathOf("sh"));
    }

    [Fact]
    public void FolderThatIsNotThere_ThrowsAtConstruction()
    {
        Assert.Throws<ArgumentException>(() => new ShellTools(new()));
        Assert.Throws<DirectoryNotFoundException>(() => new ShellTools(new() { WorkingFolder = "/no/such/folder" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShellTools(new() { Timeout = TimeSpan.FromSeconds(-1) }));
    }
}
