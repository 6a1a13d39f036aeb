using Aegis.Runs.Tests.Agents;
using Aegis.Runs.Tests.Stores;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Engine;

// what a store gives back that nobody can read
public sealed class DamageTests : IDisposable
{
    private readonly InMemoryRunStore store = new();
    private readonly Script script = new();
    private readonly CancellationTokenSource process = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task Output_IsNamed_AndTheRunIsLetGo() =>
        Assert.Contains(
            "What run 'run-1' has kept of agent 'Finder' can not be read as 'Facts'",
            await DamagedAgentAsync<RunValueException>(agent =>
                agent.AgentId == "Finder" ? [agent with { Output = "[1]" }] : [agent]
            )
        );

    [Fact]
    public async Task Usage_IsNamed_AndTheRunIsLetGo() =>
        Assert.Contains(
            "The usage that run 'run-1' has kept of agent 'Judge' can not be read",
            await DamagedAgentAsync<RunValueException>(agent =>
                agent.AgentId == "Judge" ? [agent with { Usage = "[1" }] : [agent]
            )
        );

    [Fact]
    public async Task WhateverElseIsWrong_TheRunIsLetGo() =>
        await DamagedAgentAsync<ArgumentException>(agent => [agent, agent]);

    [Theory]
    [InlineData(RunStepKind.Answer, "{", "answer 1 of generation 1")]
    [InlineData(RunStepKind.Answer, "null", "answer 1 of generation 1")]
    [InlineData(RunStepKind.Answer, """{"messages":[null]}""", "answer 1 of generation 1")]
    [InlineData(RunStepKind.Answer, "{}", "answer 1 of generation 1")]
    [InlineData(RunStepKind.Result, "", "call 1 of answer 1 of generation 1")]
    [InlineData(RunStepKind.Result, "{}", "call 1 of answer 1 of generation 1")]
    [InlineData(RunStepKind.Result, "[]", "call 1 of answer 1 of generation 1")]
    [InlineData(
        RunStepKind.Result,
        """{"error":false,"nothing":true,"memory":{"run":"run-1","agent":null,"at":1,"changes":[]}}""",
        "call 1 of answer 1 of generation 1"
    )]
    public async Task Step_IsNamed_AndNothingOfTheAgentIsLost(RunStepKind kind, string body, string name)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(store, new Journal.Model(Calls(("look", "what", "tides")), Interrupts(process)), process.Token)
        );
        var before = await store.ReadStepsAsync("default", "run-1", Token);
        var garbling = new GarblingStore(store) { Step = step => step.Kind == kind ? step with { Body = body } : step };
        var unasked = new Journal.Model();

        var error = await Assert.ThrowsAsync<RunValueException>(() => RunAsync(garbling, unasked, Token));

        Assert.Contains($"What run 'run-1' has kept of agent 'Clerk', {name}, can not be read", error.Message);
        Assert.Empty(unasked.Requests);
        Assert.Equal(before, await store.ReadStepsAsync("default", "run-1", Token));
        Assert.Equal(RunState.Cancelled, (await store.FindAsync("default", "run-1", Token))!.State);
        // once it is mended the run goes on where it was
        var result = await RunAsync(store, new Journal.Model(Says("done")), Token);
        Assert.Equal(("done", 1), (result.Clerk.Value, script["look"]));
    }

    [Fact]
    public async Task AnswerOfACallInDoubtThatIsGone_IsNamed()
    {
        var handle = await BegunAsync();
        await AppendAsync(handle, RunStepKind.Dispatched, round: 1, call: 1);
        await AppendAsync(handle, RunStepKind.Failed, round: 0, call: 0);

        var error = await Assert.ThrowsAsync<RunValueException>(() => RunAsync(store, new Journal.Model(), Token));

        Assert.Contains("call 1 of answer 1 of generation 1, can not be read: The answer", error.Message);
    }

    private async Task<RunHandle> BegunAsync()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(store, new Journal.Model(Interrupts(process)), process.Token)
        );
        var run = (await store.FindAsync("default", "run-1", Token))!;
        return (await store.BeginAsync(StartOf(run), Token)).Handle;
    }

    private static RunStart StartOf(RunRecord run) =>
        new()
        {
            Tenant = run.Tenant,
            RunId = run.RunId,
            Pipeline = run.Pipeline,
            Shape = run.Shape,
            Inputs = run.Inputs,
            Owner = "another",
            Lease = TimeSpan.FromTicks(1),
        };

    private async Task AppendAsync(RunHandle handle, RunStepKind kind, int round, int call)
    {
        var step = new RunStep
        {
            AgentId = "Clerk",
            Generation = 1,
            Round = round,
            Call = call,
            Kind = kind,
        };
        Assert.True(await store.AppendAsync(handle, step, Token));
    }

    private Task<ClerkPipelineResult> RunAsync(IRunStore through, Journal.Model model, CancellationToken token) =>
        new ClerkPipeline(new Desk(through, TimeProvider.System, model, script).Build()).RunPipelineAsync(
            "What of the tides?",
            new PipelineRunOptions { RunId = "run-1" },
            token
        );

    private async Task<string> DamagedAgentAsync<TException>(Func<RunAgent, IEnumerable<RunAgent>> damage)
        where TException : Exception
    {
        var desk = new Desk(new GarblingStore(store) { Agents = agents => agents.SelectMany(damage) });
        desk.Script.Fail("Writer");
        await desk.RunAsync(token: Token);
        var counts = desk.Script.Counts;

        var error = await Assert.ThrowsAnyAsync<TException>(() => desk.RunAsync(token: Token));

        Assert.Equal(counts, desk.Script.Counts);
        Assert.Equal(RunState.Cancelled, (await store.FindAsync("default", "run-1", Token))!.State);
        return error.Message;
    }
}
