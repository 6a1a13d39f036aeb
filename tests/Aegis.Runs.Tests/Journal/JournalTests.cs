using Aegis.Ledger;
using Aegis.Runs.Tests.Agents;
using Aegis.Runs.Tests.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Journal;

/// <summary>Agents that are interrupted between their model's answers and their tools' results.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly InMemoryRunStore store = new();
    private readonly Script script = new();
    private readonly CancellationTokenSource process = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task AnswersAndResults_AreGivenAgain()
    {
        var first = new Model(Calls(("look", "what", "tides"), ("look", "what", "moons")), Interrupts(process));
        await InterruptedAsync(first);
        var second = new Model(Says("done"));

        var result = await RunAsync(second);

        Assert.Equal("done", result.Clerk.Value);
        Assert.Equal(2, script["look"]);
        var request = Assert.Single(second.Requests);
        Assert.Equal(Texts(first.Requests[1]), Texts(request));
        Assert.Equal(
            ["seen tides", "seen moons"],
            request.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(got => got.Result)
        );
        // that of the kept answer, and that of the new one
        Assert.Equal(20, result.Clerk.Usage!.InputTokenCount);
        Assert.Empty(await store.ReadStepsAsync("default", "run-1", Token));
    }

    [Fact]
    public async Task WhatIsGivenAgain_IsNoEvent()
    {
        await InterruptedAsync(new Model(Calls(("look", "what", "tides")), Interrupts(process)));
        var log = new EventLog();

        await RunAsync(new Model(Says("done")), log: log);

        Assert.Equal(["AgentStarted Clerk", "AgentTextDelta Clerk", "AgentCompleted Clerk"], log.Texts);
    }

    [Fact]
    public async Task CallInDoubt_IsNotMadeAgain_AndTheModelReadsIt()
    {
        script.On("ring", Interrupt);
        await InterruptedAsync(new Model(Calls(("ring", "whom", "Ada")), Says("never")));
        script.Mend("ring");
        var second = new Model(Says("done"));

        var result = await RunAsync(second);

        Assert.Equal("done", result.Clerk.Value);
        Assert.Equal(1, script["ring"]);
        var told = Assert.IsType<string>(ResultsOf(second.Requests[0]).Single());
        Assert.Contains("whether it took effect is unknown. It was not called again.", told);
    }

    [Fact]
    public async Task CallThatMayBeRepeated_IsMadeAgain_ItsSiblingIsNot()
    {
        script.On("look", Interrupt);
        await InterruptedAsync(new Model(Calls(("look", "what", "tides"), ("ring", "whom", "Ada"))));
        script.Mend("look");
        var second = new Model(Says("done"));

        await RunAsync(second);

        Assert.Equal((2, 1), (script["look"], script["ring"]));
        Assert.Equal(["seen tides", "rang Ada"], ResultsOf(second.Requests[0]));
    }

    [Fact]
    public async Task LedgeredCall_KeepsItsKey()
    {
        var ledger = new InMemoryLedgerStore();
        // the result is not kept: Begin, the answer, and then no more
        await Assert.ThrowsAsync<RunStoreException>(() =>
            RunAsync(new Model(Calls(("charge", "amount", 12))), new FailingStore(store, at: 3), ledger)
        );
        Assert.Equal(1, script["charge"]);
        await store.RenewAsync(new RunHandle("default", "run-1", 1), TimeSpan.Zero, Token);
        var second = new Model(Says("done"));

        await RunAsync(second, ledger: ledger);

        Assert.Equal(1, script["charge"]);
        Assert.Equal(["charged 12"], ResultsOf(second.Requests[0]));
    }

    [Fact]
    public async Task AgentThatFailed_AsksAnew()
    {
        var first = new Model(Calls(("look", "what", "tides")), Says(""));
        Assert.IsType<AgentResponseException>((await RunAsync(first)).Clerk.Error);
        var second = new Model(Calls(("look", "what", "tides")), Says("done"));

        var result = await RunAsync(second);

        Assert.Equal("done", result.Clerk.Value);
        Assert.Equal((2, 2), (second.Requests.Count, script["look"]));
        Assert.Equal(20, result.Clerk.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Retry_AsksAnew_AndIsWhatIsKept()
    {
        var look = Calls(("look", "what", "tides"));
        var first = new Model(look, Says(""), look, Interrupts(process));
        var options = new PipelineRunOptions { RunId = "run-1" };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new StubbornPipeline(Services(first)).RunPipelineAsync("tides?", options, process.Token)
        );
        Assert.Equal(first.Requests[0].Count, first.Requests[2].Count);
        var second = new Model(Says("done"));

        var result = await new StubbornPipeline(Services(second)).RunPipelineAsync("tides?", options, Token);

        Assert.Equal("done", result.Stubborn.Value);
        Assert.Equal(2, script["look"]);
        Assert.Equal(Texts(first.Requests[3]), Texts(Assert.Single(second.Requests)));
    }

    [Fact]
    public async Task ConversationOfATool_IsNotTheAgents()
    {
        var first = new Model(Calls(("consult", "question", "tides")), Says("they rise"), Interrupts(process));
        await InterruptedAsync(first);
        var second = new Model(Says("done"));

        var result = await RunAsync(second);

        Assert.Equal("done", result.Clerk.Value);
        Assert.Equal(1, script["consult"]);
        Assert.Equal(["they rise"], ResultsOf(Assert.Single(second.Requests)));
    }

    [Fact]
    public async Task KeptAnswers_CountForTheBudgetOfTheRun()
    {
        await InterruptedAsync(new Model(Calls(("look", "what", "tides")), Interrupts(process)));
        var second = new Model(Says("done"));

        var result = await RunAsync(second, budget: 10);

        Assert.IsType<TokenBudgetExceededException>(result.Clerk.Error);
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task AnswerThatIsTooLarge_FailsTheAgent()
    {
        var result = await RunAsync(new Model(Says(new string('x', 1024 * 1024))));

        var error = Assert.IsType<RunValueException>(result.Clerk.Error);
        Assert.Contains("agent 'Clerk' of run 'run-1' heard is more than RunsOptions.MaxValueBytes", error.Message);
    }

    private static IEnumerable<object?> ResultsOf(IEnumerable<ChatMessage> messages) =>
        messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(got => got.Result);

    private static List<string> Texts(IEnumerable<ChatMessage> messages) =>
        [
            .. messages.SelectMany(message =>
                message.Contents.Select(content =>
                    $"{message.Role} {content.GetType().Name} {(content as FunctionCallContent)?.Name} {content}"
                )
            ),
        ];

    private async Task Interrupt(CancellationToken token)
    {
        await process.CancelAsync();
        await Task.Delay(Timeout.Infinite, token);
    }

    private async Task InterruptedAsync(Model model) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(model, until: process));

    private IServiceProvider Services(Model model, IRunStore? through = null, ILedgerStore? ledger = null) =>
        new Desk(through ?? store, TimeProvider.System, model, script)
            .With(services =>
            {
                if (ledger is not null)
                {
                    services.AddSingleton(ledger);
                }
            })
            .Build();

    private Task<ClerkPipelineResult> RunAsync(
        Model model,
        IRunStore? through = null,
        ILedgerStore? ledger = null,
        EventLog? log = null,
        long? budget = null,
        CancellationTokenSource? until = null
    ) =>
        new ClerkPipeline(Services(model, through, ledger)).RunPipelineAsync(
            "What of the tides?",
            new PipelineRunOptions
            {
                RunId = "run-1",
                Progress = log,
                TokenBudget = budget,
            },
            until?.Token ?? Token
        );
}
