using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Runs.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Journal;

/// <summary>Agents that wait for somebody's approval, in this process and the next.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly InMemoryRunStore store = new();
    private readonly Script script = new();
    private readonly InMemoryLedgerStore ledger = new();
    private readonly CancellationTokenSource process = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task CallThatWaits_IsMadeOnceItIsApproved_WhateverTheModelWouldSayNow()
    {
        var waiting = await RunAsync(new Model(Calls(("look", "what", "it"), ("sign", "letter", "to Ada"))));
        Assert.IsType<ApprovalPendingException>(waiting.Clerk.Error);
        var still = await RunAsync(new Model());
        Assert.IsType<ApprovalPendingException>(still.Clerk.Error);
        Assert.Equal(0, script["sign"]);

        var waits = Assert.IsType<ApprovalPendingException>(still.Clerk.Error).Operation!.Id;
        var decided = await Services(new Model())
            .GetRequiredService<IApprovals>()
            .ApproveAsync(waits, new Decider("ada", DeciderKind.Human), cancellationToken: Token);
        Assert.Equal(DecisionOutcome.Decided, decided.Outcome);
        // it would sign another letter, if it were asked again
        var result = await RunAsync(new Model(Says("signed it")));

        Assert.Equal("signed it", result.Clerk.Value);
        Assert.Equal((1, 1), (script["look"], script["sign"]));
    }

    [Fact]
    public async Task WhatAMiddlewareWasTold_IsToldAgain()
    {
        var asks = new ToolApprovalRequestContent("request-1", new FunctionCallContent("call-1", "pay"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(new Model(Asks(asks), Interrupts(process)), process)
        );
        var second = new Model(Says("done"));

        await RunAsync(second);

        var answer = Assert.Single(
            second.Requests[0].SelectMany(message => message.Contents).OfType<ToolApprovalResponseContent>()
        );
        Assert.Equal(("request-1", false), (answer.RequestId, answer.Approved));
    }

    private Task<ClerkPipelineResult> RunAsync(Model model, CancellationTokenSource? until = null) =>
        new ClerkPipeline(Services(model)).RunPipelineAsync(
            "Sign it.",
            new PipelineRunOptions { RunId = "run-1" },
            until?.Token ?? Token
        );

    /// <summary>Those of another process, over the same stores.</summary>
    private IServiceProvider Services(Model model) =>
        new Desk(store, TimeProvider.System, model, script)
            .With(services =>
                services
                    .AddSingleton<ILedgerStore>(ledger)
                    .AddApprovals(approvals => approvals.Configure(options => options.Wait = TimeSpan.Zero))
            )
            .Build();
}
