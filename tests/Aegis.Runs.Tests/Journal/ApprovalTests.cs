using Aegis.Ledger;
using Aegis.Runs.Tests.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Journal;

/// <summary>Agents that wait for somebody's approval, in this process and the next.</summary>
public sealed class ApprovalTests : IDisposable
{
    private readonly InMemoryRunStore store = new();
    private readonly Script script = new();
    private readonly Gate gate = new();
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

        gate.IsOpen = true;
        // it would sign another letter, if it were asked again
        var result = await RunAsync(new Model(Says("signed it")));

        Assert.Equal("signed it", result.Clerk.Value);
        Assert.Equal((1, 1), (script["look"], script["sign"]));
        Assert.Equal(3, gate.Asked);
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
        new ClerkPipeline(
            new Desk(store, TimeProvider.System, model, script)
                .With(services => services.AddSingleton<IToolApproval>(gate))
                .Build()
        ).RunPipelineAsync("Sign it.", new PipelineRunOptions { RunId = "run-1" }, until?.Token ?? Token);

    private sealed class Gate : IToolApproval
    {
        public bool IsOpen { get; set; }

        public int Asked { get; private set; }

        public ValueTask<string?> RefusesAsync(ToolCall call, CancellationToken cancellationToken)
        {
            Asked++;
            return IsOpen ? new((string?)null) : throw new ApprovalPendingException(Operation);
        }

        private static OperationRecord Operation { get; } =
            new()
            {
                Id = Guid.NewGuid(),
                Tenant = "default",
                Key = "sign:1",
                Thread = "run-1",
                Operation = "sign",
                Effect = ToolEffect.AtMostOnce,
                Fingerprint = new Fingerprint(1, new byte[32]),
                State = OperationState.Pending,
                Phase = OperationPhase.AwaitingApproval,
                Fence = 1,
                Attempt = 1,
                CreatedAt = DateTimeOffset.UnixEpoch,
            };
    }
}
