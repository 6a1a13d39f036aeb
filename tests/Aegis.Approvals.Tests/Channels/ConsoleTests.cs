using System.Threading.Channels;

namespace Aegis.Approvals.Tests.Channels;

public sealed class ConsoleTests
{
    [Theory]
    [InlineData("y\n", true)]
    [InlineData(" Yes \n", true)]
    [InlineData("\n", false)]
    [InlineData("n\n", false)]
    [InlineData("yo\n", false)]
    [InlineData("approve\n", false)]
    public async Task OnlyYes_Allows(string typed, bool isAllowed)
    {
        using var channel = new ConsoleApprovalChannel(new StringReader(typed), TextWriter.Null, "alice");

        var decision = await channel.AskAsync(await AskedAsync(), App.Token);

        Assert.Equal(("alice", isAllowed), (decision.By, decision.IsApproved));
    }

    [Fact]
    public async Task EndOfInput_DecidesNothing()
    {
        using var channel = new ConsoleApprovalChannel(new StringReader(""), TextWriter.Null);

        Assert.Same(ApprovalDecision.None, await channel.AskAsync(await AskedAsync(), App.Token));
    }

    [Fact]
    public async Task Question_ShowsToolArgumentsAndExpiry_AndNothingThatATerminalObeys()
    {
        using var output = new StringWriter();
        using var channel = new ConsoleApprovalChannel(new StringReader("n\n"), output);
        var request = await AskedAsync("\u001b[2K Approved \u202e yes");

        await channel.AskAsync(request, App.Token);

        var shown = output.ToString();
        Assert.Contains("agent:Cashier wants to call charge_card", shown, StringComparison.Ordinal);
        Assert.Contains("\"amount\":120.5", shown, StringComparison.Ordinal);
        Assert.Contains($"until {request.DecideBy:u}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown);
        Assert.DoesNotContain('\u202e', shown);
    }

    [Fact]
    public async Task LineAfterADecisionElsewhere_IsNoAnswerToTheNextQuestion()
    {
        using var typed = new Typing();
        using var output = new StringWriter();
        using var channel = new ConsoleApprovalChannel(typed, TextWriter.Synchronized(output), "alice");
        var request = await AskedAsync();
        using var over = new CancellationTokenSource();
        var first = channel.AskAsync(request, over.Token).AsTask();
        await typed.Asked;
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = channel.AskAsync(request, App.Token).AsTask();
        typed.Type("y");
        typed.Type("n");

        Assert.False((await second).IsApproved);
    }

    private static async Task<Approval> AskedAsync(string account = "main")
    {
        var seen = new TaskCompletionSource<Approval>();
        await using var app = new App(approvals =>
            approvals.OnRequest(
                (request, _) =>
                {
                    seen.SetResult(request);
                    return new(ApprovalDecision.Reject("bob"));
                }
            )
        );
        await app.CallAsync("charge_card", arguments: [("amount", 120.5m), ("account", account)]);
        return await seen.Task;
    }

    /// <summary>A terminal on which somebody types later on.</summary>
    private sealed class Typing : TextReader
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Type(string line) => lines.Writer.TryWrite(line);

        public override string ReadLine()
        {
            asked.TrySetResult();
            return lines.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
