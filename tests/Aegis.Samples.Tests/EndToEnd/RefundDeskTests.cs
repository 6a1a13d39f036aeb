using System.Net;
using System.Text.RegularExpressions;

namespace Aegis.Samples.Tests.EndToEnd;

/// <summary>The sample RefundDesk as a user of the command line sees it: killed and run again, one refund.</summary>
public sealed partial class RefundDeskTests : IDisposable
{
    private const string Whole = "records as they were written";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("while-waiting", 0, "claim approve begin-approved commit")]
    [InlineData("before-refund", 0, "claim approve begin-approved unknown re-run commit")]
    [InlineData("after-refund", 1, "claim approve begin-approved unknown re-run commit")]
    [InlineData("after-commit", 1, "claim approve begin-approved commit")]
    public async Task KilledAndRunAgain_RefundsOnce(string point, int refundsBefore, string steps)
    {
        var killed = await RunAsync("17", "--approve", "auto", "--crash-at", point);
        Assert.NotEqual(0, killed.ExitCode);
        Assert.DoesNotContain("answer:", killed.Output, StringComparison.Ordinal);
        Assert.Equal(refundsBefore, Refunds.Length);

        var outcome = await RunAsync("17", "--approve", "auto");

        AssertRefunded(outcome, "17");
        Assert.Equal(steps, string.Join(' ', Audited().Matches(outcome.Output).Select(step => step.Groups[1].Value)));
        Assert.Contains("answer: You get 89.00 euros back", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAgainAfterItsEnd_CallsNobody()
    {
        await RunAsync("17", "--approve", "auto");

        var outcome = await RunAsync("17");

        AssertRefunded(outcome, "17");
        Assert.Contains("done      Clerk, in an earlier run", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("calls", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SmallRefund_AsksNobody()
    {
        var outcome = await RunAsync("18");

        AssertRefunded(outcome, "18");
        Assert.Contains("allowed   refund by auto-approve-below(amount, 20)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyAtTheTerminal_LeavesTheRequestOpen()
    {
        var unanswered = await RunAsync("17");
        Assert.Equal(3, unanswered.ExitCode);
        Assert.Empty(Refunds);

        var outcome = await TypeAsync("y\n", "17");

        AssertRefunded(outcome, "17");
        Assert.Contains("""arguments  {"amount":89,"orderId":"17"}""", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedAtTheTerminal_StaysRejected()
    {
        var rejected = await TypeAsync("n\n", "17");
        AssertNotRefunded(rejected);

        // a yes of later does not count: the customer has the answer
        AssertNotRefunded(await RunAsync("17", "--approve", "auto"));
    }

    [Fact]
    public async Task KilledWhileWaiting_IsApprovedByRestOnTheNextStart()
    {
        var killed = await RunAsync("17", "--approve", "rest", "--crash-at", "while-waiting");
        Assert.NotEqual(0, killed.ExitCode);

        AssertRefunded(await DecideAsync("approve"), "17");
    }

    [Fact]
    public async Task RejectedByRest_RefundsNothing() => AssertNotRefunded(await DecideAsync("reject"));

    [Theory]
    [InlineData("There is no order '20': choose one of 17, 18, 19.", "20")]
    [InlineData("There is no order '017'", "017")]
    [InlineData("takes one of terminal, rest, auto, and not 'mail'", "17", "--approve", "mail")]
    [InlineData("takes one of while-waiting, before-refund, ", "17", "--crash-at", "noon")]
    [InlineData("The folder 'nowhere' does not exist", "17", "--folder", "nowhere")]
    [InlineData("name it with --provider", "17", "--model", "small")]
    [InlineData("unknown type 'olama'", "17", "--provider", "olama")]
    [InlineData("--nonsense", "17", "--nonsense")]
    public async Task WrongArgument_IsExplainedInALine(string said, params string[] args)
    {
        var outcome = await RunAsync(args);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Refunds);
    }

    [Fact]
    public async Task FileThatIsNoLedger_IsNamed()
    {
        folder.Write("refunds.db", string.Concat(Enumerable.Repeat("no ledger ", 200)));

        var outcome = await RunAsync("17", "--approve", "auto");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.Contains("refunds.db", outcome.Error, StringComparison.Ordinal);
    }

    private string[] Refunds => File.Exists(folder.At("bank.jsonl")) ? File.ReadAllLines(folder.At("bank.jsonl")) : [];

    [GeneratedRegex(@"^  \d  [\d:.]+  (\S+)", RegexOptions.Multiline)]
    private static partial Regex Audited();

    [GeneratedRegex(@"curl -X POST (\S+)(?: -H '([^:']+): ([^']+)')+")]
    private static partial Regex Curl();

    private void AssertRefunded(SampleOutcome outcome, string order)
    {
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"\"order\":\"{order}\"", Assert.Single(Refunds), StringComparison.Ordinal);
        Assert.Contains("bank: 1 refund\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Whole, outcome.Output, StringComparison.Ordinal);
    }

    private void AssertNotRefunded(SampleOutcome outcome)
    {
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Empty(Refunds);
        Assert.Contains("answer: We did not refund a storm lantern.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("bank: no refund\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Whole, outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Does what the printed command would.</summary>
    private async Task<SampleOutcome> DecideAsync(string verb)
    {
        using var process = Start(["17", "--approve", "rest"]);
        var command = Curl().Match(await process.WaitForAsync($"/hitl/{verb} "));
        using var request = new HttpRequestMessage(HttpMethod.Post, command.Groups[1].Value);
        foreach (var (name, value) in command.Groups[2].Captures.Zip(command.Groups[3].Captures))
        {
            request.Headers.Add(name.Value, value.Value);
        }

        using var client = new HttpClient();
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await process.EndAsync();
    }

    private Task<SampleOutcome> RunAsync(params string[] args) => TypeAsync(null, args);

    private async Task<SampleOutcome> TypeAsync(string? typed, params string[] args)
    {
        using var process = Start(args, typed);
        return await process.EndAsync();
    }

    private SampleProcess Start(string[] args, string? typed = null) =>
        new("RefundDesk", folder.Path, new Dictionary<string, string?>(), args, typed);
}
