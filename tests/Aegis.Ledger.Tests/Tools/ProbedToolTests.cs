using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Ledger.Tests.Tools;

/// <summary>Tools as Aegis writes them, whose remote side can be asked.</summary>
public sealed class ProbedToolTests : IDisposable
{
    private readonly ShippingTools tools = new();
    private readonly FakeTimeProvider clock = new();
    private readonly ServiceProvider services;

    public ProbedToolTests() =>
        services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddAegis().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task WhatTheProbeFinds_ReachesTheModelAsTheToolsOwnWould()
    {
        var own = await ShipAsync("6");
        tools.LosesAnswers = true;
        await ShipAsync("7");

        var found = await ShipAsync("7");
        var replayed = await ShipAsync("7");

        Assert.Equal("""{"order":"6","pieces":3}""", own);
        Assert.Equal("""{"order":"7","pieces":3}""", found);
        Assert.Equal(found, replayed);
        Assert.Equal((2, 1), (tools.Calls, tools.Questions));
        var operation = await Store.FindByKeyAsync("default", "key:ship:7", Token);
        Assert.Equal(OperationState.Committed, operation!.State);
    }

    [Fact]
    public async Task AnotherProcess_AsksWithTheSameKey()
    {
        tools.LosesAnswers = true;
        await ShipAsync("7");
        // another ledger on the same store, as after a crash
        await using var restarted = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(Store)
            .AddAegis()
            .BuildServiceProvider();

        var found = await CallAsync("ship", Order("7", 3), restarted);

        Assert.Equal("""{"order":"7","pieces":3}""", found);
        Assert.Equal(1, tools.Calls);
    }

    [Fact]
    public async Task WhatHasNotHappened_IsRepeatedWithTheSameKey_OnceNothingIsOnItsWay()
    {
        tools.LosesRequests = true;
        await ShipAsync("7");
        tools.LosesRequests = false;
        clock.Advance(new LedgerOptions().MaxInFlight + TimeSpan.FromSeconds(1));

        var answer = await ShipAsync("7");

        Assert.Equal("""{"order":"7","pieces":3}""", answer);
        Assert.Equal((2, 1), (tools.Calls, tools.Questions));
        Assert.Single(tools.Shipped);
    }

    [Fact]
    public async Task WhatNobodyCanTell_StaysUnknown()
    {
        tools.LosesAnswers = true;
        await ShipAsync("7");
        tools.Answer = () => ProbeAnswer.CannotTell;

        var answer = await ShipAsync("7");

        Assert.Contains("it was not repeated", answer, StringComparison.Ordinal);
        Assert.Equal((1, 1), (tools.Calls, tools.Questions));
    }

    [Fact]
    public async Task ProbeThatFails_LeavesTheOutcomeUnknown_UntilOneDoesNot()
    {
        tools.LosesAnswers = true;
        await ShipAsync("7");
        tools.Answer = () => throw new HttpRequestException("the carrier is closed");

        Assert.Contains(
            "asking whether it did ended with HttpRequestException: the carrier is closed It was not repeated.",
            await ShipAsync("7"),
            StringComparison.Ordinal
        );

        tools.Answer = null;
        Assert.Equal("""{"order":"7","pieces":3}""", await ShipAsync("7"));
        Assert.Equal(1, tools.Calls);
    }

    [Fact]
    public async Task ResultThatIsNoneOfTheTools_IsToldAndNotRecorded()
    {
        tools.LosesAnswers = true;
        await ShipAsync("7");
        tools.Answer = () => ProbeAnswer.Done("shipped");

        var answer = await ShipAsync("7");

        Assert.Contains(
            "The [Probe] of tool 'ship' found a result of type String, but the tool returns Parcel.",
            answer,
            StringComparison.Ordinal
        );
        var operation = await Store.FindByKeyAsync("default", "key:ship:7", Token);
        Assert.Equal(OperationState.Unknown, operation!.State);
    }

    [Fact]
    public async Task ArgumentThatDoesNotTellActionsApart_MayDiffer()
    {
        Dictionary<string, object?> Notice(string remark) => new() { ["order"] = "7", ["remark"] = remark };

        var first = await CallAsync("notify", Notice("It is on its way."), services);
        var second = await CallAsync("notify", Notice("The parcel has left."), services);

        Assert.Equal((first, "7: It is on its way."), (second, Assert.Single(tools.Remarks)));
    }

    [Fact]
    public async Task ArgumentThatTellsActionsApart_MayNotDiffer()
    {
        await ShipAsync("7");

        var answer = await CallAsync("ship", Order("7", 4), services);

        Assert.Contains("with other arguments. It was not called.", answer, StringComparison.Ordinal);
    }

    private ILedgerStore Store => services.GetRequiredService<ILedgerStore>();

    private Task<string> ShipAsync(string order) => CallAsync("ship", Order(order, 3), services);

    private static Dictionary<string, object?> Order(string order, int pieces) =>
        new() { ["order"] = order, ["pieces"] = pieces };

    private async Task<string> CallAsync(
        string tool,
        Dictionary<string, object?> arguments,
        IServiceProvider provider
    ) =>
        $"{await tools.Tools.Single(t => t.Name == tool).InvokeAsync(new AIFunctionArguments(arguments) { Services = provider }, Token)}";
}
