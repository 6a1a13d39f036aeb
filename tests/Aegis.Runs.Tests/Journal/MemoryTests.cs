using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Runs.Tests.Agents;
using Microsoft.Extensions.DependencyInjection;
using static Aegis.Runs.Tests.Journal.Model;

namespace Aegis.Runs.Tests.Journal;

/// <summary>What calls did to the memory that are not made again.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly InMemoryRunStore store = new();
    private readonly InMemoryLedgerStore ledger = new();
    private readonly InMemoryMemoryStore memories = new();
    private readonly Script script = new();
    private readonly CancellationTokenSource process = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SessionMemory Memory => new(store: memories);

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task ResultThatIsGivenAgain_IsRememberedAgain()
    {
        await SetAsync("debt", "some");
        var pays = Calls(("note", "what", "tides"), ("pay", "whom", "Ada"));
        await InterruptedAsync(new Model(pays, Interrupts(process)));

        await RunAsync(new Model(Says("done")));

        Assert.Equal((1, 1), (script["note"], script["pay"]));
        Assert.Equal(["tides"], Read("notes"));
        Assert.Equal(["Ada"], Read("paid"));
        Assert.False(Memory.CreateSession().TryGet<string>("debt", out _));
    }

    [Fact]
    public async Task AgentThatWaitedForApproval_RemembersWhatItDidBefore()
    {
        var waiting = await RunAsync(new Model(Calls(("note", "what", "tides"), ("sign", "letter", "to Ada"))));
        var waits = Assert.IsType<ApprovalPendingException>(waiting.Keeper.Error).Operation!.Id;
        Assert.Empty(Memory.CreateSession().Keys);
        await Services(new Model())
            .GetRequiredService<IApprovals>()
            .ApproveAsync(waits, new Decider("ada", DeciderKind.Human), cancellationToken: Token);

        await RunAsync(new Model(Says("signed it")));

        Assert.Equal((1, 1), (script["note"], script["sign"]));
        Assert.Equal(["tides"], Read("notes"));
    }

    [Fact]
    public async Task NextAttempt_RemembersWhatTheLedgerGives_AndNothingElse()
    {
        var pays = Calls(("note", "what", "tides"), ("pay", "whom", "Ada"));
        var model = new Model(pays, Says(""), Calls(("pay", "whom", "Ada")), Says("done"));

        var result = await new StubbornKeeperPipeline(Services(model)).RunPipelineAsync("pay", Options("run-1"), Token);

        Assert.Equal(("done", 2), (result.StubbornKeeper.Value, result.StubbornKeeper.Attempts));
        Assert.Equal(1, script["pay"]);
        Assert.Equal(["Ada"], Read("paid"));
        Assert.Equal(["paid"], Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task AgentThatFailed_RemembersWhatTheLedgerGives()
    {
        var pays = Calls(("pay", "whom", "Ada"));
        Assert.NotNull((await RunAsync(new Model(pays, Says("")))).Keeper.Error);
        Assert.Empty(Memory.CreateSession().Keys);

        await RunAsync(new Model(pays, Says("done")));

        Assert.Equal(1, script["pay"]);
        Assert.Equal(["Ada"], Read("paid"));
    }

    [Fact]
    public async Task CallOfAnotherRun_IsRememberedAsIfItWereTheAgentsOwn()
    {
        var settles = Calls(("settle", "order", "7"));
        Assert.NotNull((await RunAsync(new Model(settles, Says("")))).Keeper.Error);

        await RunAsync(new Model(settles, Says("done")), "run-2");

        Assert.Equal(1, script["settle"]);
        Assert.Equal(["7"], Read("settled"));
    }

    [Fact]
    public async Task CallsThatRanSideBySide_AreRememberedInTheOrderInWhichTheyEnded()
    {
        // the first that is asked for ends last
        var relay = Calls([.. Enumerable.Range(0, 6).Reverse().Select(after => ("relay", "after", (object)after))]);
        await InterruptedAsync(new Model(relay, Interrupts(process)));

        await RunAsync(new Model(Calls(("relay", "after", 6)), Says("done")));

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], Read("relay"));
        Assert.Equal(7, script["relay"]);
    }

    [Fact]
    public async Task WhatOthersWroteLast_Stays()
    {
        await InterruptedAsync(new Model(Calls(("pay", "whom", "Ada")), Interrupts(process)));
        await SetAsync<List<string>>("paid", ["Grace"]);

        await RunAsync(new Model(Says("done")));

        Assert.Equal(["Grace"], Read("paid"));
    }

    [Fact]
    public async Task ChangesTooLongToBeKept_DoNotCostTheResult()
    {
        await InterruptedAsync(new Model(Calls(("note", "what", new string('x', 70_000))), Interrupts(process)));

        var result = await RunAsync(new Model(Says("done")));

        Assert.Equal(("done", 1), (result.Keeper.Value, script["note"]));
        Assert.Empty(Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task CallOfAnotherRun_DoesNotUndoWhatWasCommittedSince()
    {
        await RunAsync(new Model(Calls(("settle", "order", "7")), Says("done")));
        await RunAsync(new Model(Calls(("settle", "order", "8")), Says("done")), "run-2");

        await RunAsync(new Model(Calls(("settle", "order", "7"), ("settle", "order", "9")), Says("done")), "run-3");

        Assert.Equal(3, script["settle"]);
        Assert.Equal(["7", "8", "9"], Read("settled"));
    }

    [Fact]
    public async Task CallThatFailedAmbiguously_IsRememberedAsFarAsItWent()
    {
        script.On("settle", _ => throw new TimeoutException("no answer"));
        var calls = Calls(("note", "what", "tides"), ("settle", "order", "7"));
        await InterruptedAsync(new Model(calls, Interrupts(process)));

        await RunAsync(new Model(Says("done")));

        Assert.Equal(["notes", "settled"], Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task WhatOthersCommittedInTheMeantime_IsInConflict()
    {
        await InterruptedAsync(new Model(Calls(("note", "what", "tides")), Interrupts(process)));
        await SetAsync<List<string>>("notes", ["moons"]);

        await RunAsync(new Model(Says("done")));

        // merged, as it would have been without the interruption
        Assert.Equal(["moons", "tides"], Read("notes"));
    }

    [Fact]
    public async Task AgentThatIsRunAgainAfterItsMemoryWasCommitted_ChangesNothing()
    {
        var model = new Model(Calls(("note", "what", "tides")), Says("done"));
        // the output is not kept: Begin, an answer, a result, an answer, and then no more
        await Assert.ThrowsAsync<RunStoreException>(() =>
            RunAsync(model, through: new Stores.FailingStore(store, at: 5))
        );
        Assert.Equal(["tides"], Read("notes"));
        await store.RenewAsync(new RunHandle("default", "run-1", 1), TimeSpan.Zero, Token);

        await RunAsync(new Model());

        Assert.Equal(["tides"], Read("notes"));
        Assert.Equal(1, script["note"]);
    }

    [Fact]
    public async Task OutputThatCanNotBeKept_IsNotRememberedEither()
    {
        var result = await new HoarderPipeline(Services(new Model())).RunPipelineAsync(
            1024 * 1024,
            Options("run-1"),
            Token
        );

        Assert.IsType<RunValueException>(result.Hoarder.Error);
        Assert.Empty(Memory.CreateSession().Keys);
        (await new HoarderPipeline(Services(new Model())).RunPipelineAsync(9, Options("run-2"), Token)).EnsureSuccess();
        Assert.Equal(9, Memory.CreateSession().Get<int>("length"));
    }

    private static PipelineRunOptions Options(string runId) => new() { RunId = runId };

    private List<string> Read(string key) => Memory.CreateSession().Get<List<string>>(key);

    private async Task SetAsync<T>(string key, T value)
    {
        var session = Memory.CreateSession();
        session.Set(key, value);
        await session.CommitAsync(cancellationToken: Token);
    }

    private async Task InterruptedAsync(Model model) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(model, until: process));

    private Task<KeeperPipelineResult> RunAsync(
        Model model,
        string runId = "run-1",
        IRunStore? through = null,
        CancellationTokenSource? until = null
    ) => new KeeperPipeline(Services(model, through)).RunPipelineAsync("pay", Options(runId), until?.Token ?? Token);

    /// <summary>Those of another process, over the same stores.</summary>
    private IServiceProvider Services(Model model, IRunStore? through = null) =>
        new Desk(through ?? store, TimeProvider.System, model, script)
            .With(services =>
                services
                    .AddSingleton<ILedgerStore>(ledger)
                    .AddSingleton<IMemoryStore>(memories)
                    .Configure<SessionMemoryOptions>(options =>
                        options.KeyStrategies["notes"] = ConflictStrategy.MergeArrays
                    )
                    .AddApprovals(approvals => approvals.Configure(options => options.Wait = TimeSpan.Zero))
            )
            .Build();
}
