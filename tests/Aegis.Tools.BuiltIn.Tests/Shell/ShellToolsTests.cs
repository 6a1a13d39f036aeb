namespace Aegis.Tools.BuiltIn.Tests.Shell;

public class ShellToolsTests
{
    [Fact]
    public async Task Program_GivesExitCodeAndBothOutputs()
    {
        using var running = new Running(["sh"]);

        Assert.Equal(
            "sh ended with exit code 3.\n--- stdout ---\nout\n--- stderr ---\nerr\n",
            await running.RunAsync("sh", "-c", "echo out; printf err >&2; exit 3")
        );
        Assert.Equal(
            "sh ended with exit code 0.\n--- stdout: empty ---\n--- stderr: empty ---\n",
            await running.RunAsync("sh", "-c", "true")
        );
    }

    [Theory]
    [InlineData("rm")]
    [InlineData("/bin/sh")]
    [InlineData("./printf")]
    [InlineData("../printf")]
    [InlineData("PRINTF")]
    [InlineData("printf ")]
    [InlineData("printf;rm")]
    [InlineData("")]
    public async Task ProgramThatIsNotListed_IsRefused(string program)
    {
        using var running = new Running(["printf", "cat"]);
        running.Folder.Write("printf", "#!/bin/sh\necho hijacked\n");

        Assert.Equal(
            $"Refused: program '{program}' is not on the list of allowed programs (cat, printf).",
            await running.RunAsync(program, "x")
        );
    }

    [Fact]
    public async Task NothingIsListed_NothingIsAllowed()
    {
        using var running = new Running([]);

        Assert.Equal(
            "Refused: program 'ls' is not on the list of allowed programs (none).",
            await running.RunAsync("ls")
        );
    }

    [Fact]
    public async Task Arguments_ReachTheProgramAsTheyAre()
    {
        using var running = new Running(["printf"]);
        string[] arguments =
        [
            "; rm -rf /",
            "a b",
            "\"quoted\" 'twice'",
            "line\nbreak",
            "$HOME `id` $(id)",
            "*",
            "back\\slash\\",
            "",
            "\\\"",
            "ü😀",
            "| > /dev/null &",
        ];

        var result = await running.RunAsync("printf", ["[%s]", .. arguments]);

        Assert.StartsWith(
            $"printf ended with exit code 0.\n--- stdout ---\n[{string.Join("][", arguments)}]\n",
            result,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ArgumentWithNul_IsRefused()
    {
        using var running = new Running(["printf"]);

        Assert.Equal(
            "Refused: arguments are texts without the character NUL.",
            await running.RunAsync("printf", "a\0b")
        );
        Assert.StartsWith("Refused: ", await running.RunAsync("printf", null!, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArgumentsThatAreTooLong_Fail()
    {
        using var running = new Running(["printf"]);

        Assert.StartsWith(
            "Failed: the program could not be started: ",
            await running.RunAsync("printf", new string('a', 10_000_000)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CallThatTheDeveloperRefuses_DoesNotRun()
    {
        using var running = new Running(
            ["touch"],
            options =>
                options.RefuseCall = (program, arguments) =>
                    arguments is ["allowed"] ? null : $"{program} may only touch 'allowed'."
        );

        Assert.Equal("Refused: touch may only touch 'allowed'.", await running.RunAsync("touch", "other"));
        Assert.StartsWith(
            "touch ended with exit code 0",
            await running.RunAsync("touch", "allowed"),
            StringComparison.Ordinal
        );
        Assert.Equal([running.Folder.At("allowed")], Directory.GetFileSystemEntries(running.Folder.Root));
    }

    [Fact]
    public async Task Environment_IsWhatWasListed()
    {
        Environment.SetEnvironmentVariable("AEGIS_TEST_SECRET", "key");
        using var running = new Running(["env"], options => options.Variables["GIVEN"] = "value");

        var result = await running.RunAsync("env");

        Assert.Contains("GIVEN=value\n", result, StringComparison.Ordinal);
        Assert.Contains("PATH=", result, StringComparison.Ordinal);
        Assert.DoesNotContain("AEGIS_TEST_SECRET", result, StringComparison.Ordinal);
        Assert.DoesNotContain("HOME=", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardInput_IsAtItsEnd()
    {
        using var running = new Running(["cat"]);

        Assert.StartsWith("cat ended with exit code 0.", await running.RunAsync("cat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_IsBelowTheWorkingFolder()
    {
        using var running = new Running(["pwd"]);
        running.Folder.Write("sub/a", "");
        Directory.CreateSymbolicLink(running.Folder.At("link"), running.Folder.Outside);

        Assert.Contains(
            $"\n{running.Folder.At("sub")}\n",
            await running.Tools.ShellAsync("pwd", [], "sub", Running.Token),
            StringComparison.Ordinal
        );
        Assert.Contains($"\n{running.Folder.Root}\n", await running.RunAsync("pwd"), StringComparison.Ordinal);
        foreach (var folder in new[] { "link", "..", "/", "sub/../..", "C:\\" })
        {
            Assert.StartsWith(
                "Refused: ",
                await running.Tools.ShellAsync("pwd", [], folder, Running.Token),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(
            "Failed: there is no folder 'missing'.",
            await running.Tools.ShellAsync("pwd", [], "missing", Running.Token)
        );
    }
}
