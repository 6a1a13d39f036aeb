namespace Aegis.Samples.Tests.EndToEnd;

/// <summary>The sample SupportDesk as a user of the command line sees it.</summary>
public class SupportDeskTests
{
    [Theory]
    [InlineData("--approve", "reception: T3 closed: 250 refunded")]
    [InlineData("--decline", "reception: T3 closed: declined")]
    [InlineData(null, "billing waits for somebody")]
    public async Task Tickets_AreClosedButTheOneThatWaits(string? argument, string last)
    {
        var outcome = await RunAsync(argument is null ? [] : [argument]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("technical: T1 'Radios that hiss' does not fit", lines);
        Assert.Contains("reception: T1 closed: hold the button for ten seconds", lines);
        Assert.Contains("reception: T2 closed: 40 refunded", lines);
        Assert.Contains("reception: T4 closed: a colleague will call", lines);
        var pause = Assert.Single(lines, line => line.StartsWith("billing waits", StringComparison.Ordinal));
        var after = lines.SkipWhile(line => line != pause);
        Assert.Contains(after, line => line.StartsWith(last, StringComparison.Ordinal));
        Assert.Contains("to allow 1 payment", pause, StringComparison.Ordinal);
        Assert.Contains(
            """{"tool":"pay_out","arguments":{"ticket":"T3","amount":250}""",
            pause,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task UnknownArgument_ShowsUsage()
    {
        var outcome = await RunAsync("--maybe");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("usage:", outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<SampleOutcome> RunAsync(params string[] args)
    {
        using var process = new SampleProcess(
            "SupportDesk",
            Path.GetTempPath(),
            new Dictionary<string, string?>(),
            args
        );
        return await process.EndAsync();
    }
}
