using System.Text;

namespace Aegis.Tools.BuiltIn.Tests.Shell;

[Collection(nameof(MeasuringMemory))]
public class OutputTests
{
    [Fact(Timeout = 60_000)]
    public async Task MoreOutputThanIsKept_KeepsTheEndOfEach()
    {
        using var running = new Running(["sh"], options => options.MaxOutputBytes = 10);

        Assert.Equal(
            """
            sh ended with exit code 0.
            --- stdout, without the first 4 bytes ---
            4567890123
            --- stderr, without the first 1 bytes ---
            bcdefghijk

            """,
            await running.RunAsync("sh", "-c", "printf 01234567890123; printf abcdefghijk >&2")
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task FloodOnBoth_IsTakenInConstantMemory()
    {
        using var running = new Running(["sh"]);
        var before = GC.GetTotalAllocatedBytes();

        var result = await running.RunAsync(
            "sh",
            "-c",
            "head -c 50000000 /dev/zero | tr '\\0' x & head -c 50000000 /dev/zero | tr '\\0' y >&2; wait"
        );

        Assert.StartsWith(
            "sh ended with exit code 0.\n--- stdout, without the first 49967232 bytes",
            result,
            StringComparison.Ordinal
        );
        Assert.Contains("--- stderr, without the first 49967232 bytes", result, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 20_000_000, "the flood was kept");
    }

    [Fact(Timeout = 60_000)]
    public async Task EndlessFlood_IsKilledAtTheTimeLimit()
    {
        var time = new ManualTime();
        using var running = new Running(["sh"], time: time);

        var call = running.RunAsync("sh", "-c", "echo $$ > pid; exec yes");
        var pids = await running.PidsAsync("pid", 1);
        time.RingAll();

        Assert.Contains("\ny\ny\n", await call, StringComparison.Ordinal);
        Assert.False(Running.IsAlive(pids[0]));
    }

    [Fact(Timeout = 60_000)]
    public async Task CutThroughACharacter_LeavesTheHalfAway()
    {
        var tail = new OutputTail(4);
        await tail.DrainAsync(new MemoryStream(Encoding.UTF8.GetBytes("aää\n")), Running.Token);

        // the last four bytes begin in the middle of the first ä
        Assert.Equal("--- x, without the first 2 bytes ---\nä\n", tail.Section("x"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8192)]
    [InlineData(20_000)]
    public async Task AnyCapacity_KeepsTheSameEnd(int capacity)
    {
        var text = string.Concat(Enumerable.Range(0, 4000).Select(number => $"{number},"));
        var tail = new OutputTail(capacity);

        await tail.DrainAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Running.Token);

        Assert.EndsWith(
            $"---\n{text[^Math.Min(capacity, text.Length)..]}\n",
            tail.Section("x"),
            StringComparison.Ordinal
        );
    }
}
