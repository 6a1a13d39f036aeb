using System.Diagnostics;

namespace Aegis.Tools.BuiltIn.Tests.Files;

/// <summary>What looks like a file and is none: a call must end, and say so.</summary>
public class SpecialFileTests
{
    public static TheoryData<Opening> Openings => [Opening.ByDescriptor, Opening.ByPath];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Openings))]
    public async Task Pipe_IsRefusedWithoutWaitingForItsWriter(Opening opening)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        using var folder = new TestFolder();
        await RunAsync("mkfifo", folder.At("pipe"));
        using var tools = opening.Tools(folder);

        Assert.Equal(
            "Refused: 'pipe' is a pipe or a device; only files are allowed.",
            await tools.ReadFileAsync("pipe", cancellationToken: Token)
        );
        Assert.Contains(
            "pipe (0 bytes)",
            await tools.ListFilesAsync(cancellationToken: Token),
            StringComparison.Ordinal
        );
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Openings))]
    public async Task EndlessDevice_IsRefused(Opening opening)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes a device the way Linux does");
        using var folder = new TestFolder();
        Assert.SkipUnless(await RunAsync("mknod", folder.At("zero"), "c", "1", "5") == 0, "devices take root's rights");
        using var tools = opening.Tools(folder);

        var result = await tools.ReadFileAsync("zero", cancellationToken: Token);

        // some containers let devices be made and not be opened
        Assert.Matches("^(Refused: 'zero' is|Failed: 'zero': )", result);
    }

    [Fact(Timeout = 60_000)]
    public async Task RootOfDevices_GivesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev");
        using var tools = new FileTools(new() { Root = "/dev", MaxFileBytes = 100_000 });

        foreach (var device in new[] { "zero", "random", "urandom", "null", "tty", "full", "stdin", "fd/0" })
        {
            var result = await tools.ReadFileAsync(device, cancellationToken: Token);
            Assert.True(
                result == "null is empty."
                    || result.StartsWith("Refused", StringComparison.Ordinal)
                    || result.StartsWith("Failed", StringComparison.Ordinal),
                result
            );
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task FileThatIsEndlessByItsKind_IsReadUpToTheLimit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        using var tools = new FileTools(new() { Root = "/proc/sys/kernel" });

        // it says it has no bytes, and has some
        Assert.StartsWith(
            "ostype, lines 1 to 1 of 1",
            await tools.ReadFileAsync("ostype", cancellationToken: Token),
            StringComparison.Ordinal
        );
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }
}
