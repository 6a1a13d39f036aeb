namespace Aegis.Testing.Tests.Packages;

public class DotnetResultTests
{
    private static readonly DotnetResult _failed = new(
        "build",
        1,
        "A.cs(1,2): error AEG010: a cycle\nA.cs(3,2): error AEG010: a cycle\nB.cs(1,1): warning CS0168: unused, no error\n    1 Error(s)\n"
    );

    [Fact]
    public void Codes_AreDistinctAndOfTheirKind()
    {
        Assert.Equal(["AEG010"], _failed.Errors);
        Assert.Equal(["CS0168"], _failed.Warnings);
    }

    [Fact]
    public void Demands_HoldTheExitCodeAndTheCodes()
    {
        Assert.Same(_failed, _failed.AssertFailedWith("AEG010"));
        Assert.Throws<TestFailureException>(() => _failed.AssertSucceeded());
        Assert.Throws<TestFailureException>(() => _failed.AssertFailedWith("AEG010", "CS0246"));
        Assert.Throws<TestFailureException>(() => (_failed with { ExitCode = 0 }).AssertFailedWith("AEG010"));
    }

    [Fact]
    public async Task Command_RunsAsAProcess()
    {
        using var folder = new TempFolder();

        var result = await Dotnet.RunAsync(folder.Path, ["--version"], TestContext.Current.CancellationToken);

        Assert.Matches(@"^\d+\.\d+\.\d+", result.AssertSucceeded().Output);
    }
}
