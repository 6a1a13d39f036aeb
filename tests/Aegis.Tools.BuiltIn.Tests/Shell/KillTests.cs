namespace Aegis.Tools.BuiltIn.Tests.Shell;

/// <summary>Whatever a call has started is gone when the call is over.</summary>
public class KillTests
{
    private const string Family = """
        echo $$ >> pids
        sh -c 'echo $$ >> pids; sh -c "echo \$\$ >> pids; sleep 1000" & wait' &
        wait
        """;

    [Fact(Timeout = 60_000)]
    public async Task TimeLimit_KillsTheWholeTree()
    {
        var time = new ManualTime();
        using var running = new Running(["sh"], time: time);

        var call = running.RunAsync("sh", "-c", "echo before; " + Family);
        var pids = await running.PidsAsync("pids", 3);
        Assert.All(pids, pid => Assert.True(Running.IsAlive(pid)));
        Assert.False(call.IsCompleted);
        time.RingAll();

        Assert.Equal(
            """
            Failed: sh did not end within 60 seconds, and was killed with all that it started.
            --- stdout ---
            before
            --- stderr: empty ---

            """,
            await call
        );
        await AreGoneAsync(pids);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancellation_KillsTheWholeTree()
    {
        using var running = new Running(["sh"]);
        using var cancelling = new CancellationTokenSource();

        var call = running.Tools.ShellAsync("sh", ["-c", Family], cancellationToken: cancelling.Token);
        var pids = await running.PidsAsync("pids", 3);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await AreGoneAsync(pids);
    }

    [Fact(Timeout = 60_000)]
    public async Task BackgroundProcess_EndsWithTheCall()
    {
        SkipUnlessLinux();
        using var running = new Running(["sh"]);

        // its parent is gone, and it holds the outputs open
        var result = await running.RunAsync("sh", "-c", "sleep 1000 & echo $! > pid");

        Assert.StartsWith("sh ended with exit code 0.", result, StringComparison.Ordinal);
        await AreGoneAsync(await running.PidsAsync("pid", 1));
    }

    [Fact(Timeout = 60_000)]
    public async Task DaemonInASessionOfItsOwn_EndsWithTheCall()
    {
        SkipUnlessLinux();
        var time = new ManualTime();
        using var running = new Running(["sh"], time: time);

        var call = running.RunAsync(
            "sh",
            "-c",
            "(setsid sh -c 'trap \"\" TERM HUP INT; echo $$ >> pids; exec sleep 1000' > /dev/null 2>&1 &) ; sleep 1000"
        );
        var pids = await running.PidsAsync("pids", 1);
        time.RingAll();

        Assert.StartsWith("Failed: sh did not end", await call, StringComparison.Ordinal);
        await AreGoneAsync(pids);
    }

    [Fact(Timeout = 60_000)]
    public async Task CallWithinACall_EndsWithTheOuterOne()
    {
        SkipUnlessLinux();
        using var running = new Running(["sh"]);

        // what a host that the outer call has started would hand on
        var result = await running.RunAsync(
            "sh",
            "-c",
            "AEGIS_TOOL_CALL=\"$AEGIS_TOOL_CALL inner\" sleep 1000 & echo $! > pid"
        );

        Assert.StartsWith("sh ended with exit code 0.", result, StringComparison.Ordinal);
        await AreGoneAsync(await running.PidsAsync("pid", 1));
    }

    [Fact(Timeout = 60_000)]
    public async Task DaemonThatHidesAndHoldsTheOutput_DoesNotHoldUpTheCall()
    {
        SkipUnlessLinux();
        using var running = new Running(["sh"]);

        // without the mark in its environment it is not found: documented, and not a reason to wait for it
        var result = await running.RunAsync("sh", "-c", "echo seen; (env -i setsid sleep 1000 & echo $! > pid)");

        Assert.Contains("seen", result, StringComparison.Ordinal);
        using var hidden = System.Diagnostics.Process.GetProcessById((await running.PidsAsync("pid", 1))[0]);
        hidden.Kill();
    }

    [Fact(Timeout = 60_000)]
    public async Task CallBeforeItStarts_IsCancelled()
    {
        using var running = new Running(["sh"]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            running.Tools.ShellAsync(
                "sh",
                ["-c", "echo > ran"],
                cancellationToken: new CancellationToken(canceled: true)
            )
        );
        Assert.False(File.Exists(running.Folder.At("ran")));
    }

    /// <summary>A killed process may take the system a moment to clear away.</summary>
    private static async Task AreGoneAsync(int[] pids)
    {
        while (pids.Any(Running.IsAlive))
        {
            await Task.Delay(5, Running.Token);
        }
    }

    private static void SkipUnlessLinux() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds what has lost its parent through /proc");
}
