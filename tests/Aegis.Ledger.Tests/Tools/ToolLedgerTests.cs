using System.Text.Json;
using Aegis.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Ledger.Tests.Tools;

public sealed class ToolLedgerTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddAegis().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILedgerStore Store => services.GetRequiredService<ILedgerStore>();

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task SameKey_IsOneAction_InWhateverRun()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true);

        var first = await CallAsync(tool, "7", 12);
        var second = await CallAsync(tool, "7", 12);

        Assert.Equal(("receipt 1", "receipt 1"), (first, second));
        Assert.Single(tool.Paid);
        Assert.NotNull(await Store.FindByKeyAsync("default", "key:pay:7", Token));
    }

    [Fact]
    public async Task SameKey_WithOtherArguments_IsToldToTheModel()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true);
        await CallAsync(tool, "7", 12);

        var answer = await CallAsync(tool, "7", 13);

        Assert.Contains("with other arguments. It was not called.", answer, StringComparison.Ordinal);
        Assert.Single(tool.Paid);
    }

    [Fact]
    public async Task WithoutKey_CallsAreCountedInTheirRun()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: false);
        var context = new AgentContext("Cashier", services: services);
        using (context.Enter())
        {
            await CallAsync(tool, "7", 12);
            await CallAsync(tool, "7", 12);
        }

        Assert.Equal(2, tool.Paid.Count);
        Assert.NotNull(await Store.FindByKeyAsync("default", $"run:{context.RunId}:Cashier:pay:1", Token));
        Assert.NotNull(await Store.FindByKeyAsync("default", $"run:{context.RunId}:Cashier:pay:2", Token));
    }

    [Fact]
    public async Task NextAttemptOfAnAgent_CountsFromOne()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: false);
        var context = new AgentContext("Cashier", services: services);
        using var current = context.Enter();
        var first = await CallAsync(tool, "7", 12);

        context.Attempt = 2;
        var again = await CallAsync(tool, "7", 12);

        Assert.Equal(("receipt 1", "receipt 1", 1), (first, again, tool.Paid.Count));
    }

    [Fact]
    public async Task CallsOfOneResponse_AreCountedAsTheModelAskedForThem()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: false)
        {
            Before = static async _ => await Task.Yield(),
        };
        var context = new AgentContext("Cashier", services: services);
        var calls = Enumerable
            .Range(0, 20)
            .Select(order => new FunctionCallContent(
                $"call-{order}",
                "pay",
                new Dictionary<string, object?> { ["order"] = $"{order}", ["amount"] = 12 }
            ))
            .ToList();

        var runner = new ToolRunner(context, new AgentToolset("Cashier", [tool], []));
        await ToolRound.RunAsync(runner, calls, maxParallel: 8, Token);

        for (var order = 0; order < 20; order++)
        {
            var key = $"run:{context.RunId}:Cashier:pay:{order + 1}";
            var operation = await Store.FindByKeyAsync("default", key, Token);
            var fingerprint = Fingerprint.Of("pay", context.RunId, $$"""{"order":"{{order}}","amount":12}""");
            Assert.Equal(fingerprint, operation!.Fingerprint);
        }
    }

    [Fact]
    public async Task AmbiguousFailure_IsToldAndNotRepeated()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true)
        {
            Before = static _ => throw new TimeoutException("no answer"),
        };

        var first = await CallAsync(tool, "7", 12);
        tool.Before = null;
        var second = await CallAsync(tool, "7", 12);

        var id = (await Store.FindByKeyAsync("default", "key:pay:7", Token))!.Id;
        Assert.Contains(
            "TimeoutException: no answer Whether it took effect is unknown",
            first,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"The outcome of the earlier call is unknown; it was not repeated. Operation {id}.",
            MessageOf(second)
        );
        Assert.Empty(tool.Paid);
    }

    [Fact]
    public async Task DefiniteFailure_IsToldAndMayBeTriedAgain()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true)
        {
            Before = static _ => throw new DefinitelyNotExecutedException("the bank is closed"),
        };

        var first = await CallAsync(tool, "7", 12);
        tool.Before = null;
        var second = await CallAsync(tool, "7", 12);

        Assert.Contains("the bank is closed", first, StringComparison.Ordinal);
        Assert.Equal("receipt 1", second);
    }

    [Fact]
    public async Task CallKey_StaysForTheAction()
    {
        var tool = new PaymentTool(ToolEffect.IdempotentDownstream, hasKey: true)
        {
            Before = static _ => throw new TimeoutException("no answer"),
        };
        await CallAsync(tool, "7", 12);
        tool.Before = null;

        Assert.Equal("receipt 1", await CallAsync(tool, "7", 12));
        await CallAsync(tool, "8", 12);

        Assert.Matches("^aegis_[a-z2-7]{52}$", tool.Keys[0]);
        Assert.Equal(tool.Keys[0], tool.Keys[1]);
        Assert.NotEqual(tool.Keys[0], tool.Keys[2]);
    }

    [Fact]
    public async Task WithoutLedger_TheCallKeyIsStillThere()
    {
        var tool = new PaymentTool(ToolEffect.Idempotent, hasKey: true);

        await tool.InvokeAsync(Arguments("7", 12), Token);
        await tool.InvokeAsync(Arguments("7", 12), Token);

        Assert.Matches("^aegis_[a-z2-7]{52}$", tool.Keys[0]);
        Assert.Equal(tool.Keys[0], tool.Keys[1]);
    }

    [Fact]
    public async Task TransactionalTool_IsNotCalledOutsideItsTransaction()
    {
        var tool = new PaymentTool(ToolEffect.Transactional, hasKey: true);

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => CallAsync(tool, "7", 12));

        Assert.Equal(
            "Tool 'pay' is transactional: it writes in the database transaction that its call is recorded in, but the ledger's store, "
                + "InMemoryLedgerStore, has none. Register a store in a database: services.AddAegis().UseSqlite(\"…\"), or "
                + "services.UsePostgreSql(\"…\").",
            error.Message
        );
        Assert.Empty(tool.Paid);
    }

    [Fact]
    public async Task LongKey_IsHashed()
    {
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true);
        var order = new string('ü', 500);

        await CallAsync(tool, order, 12);
        await CallAsync(tool, order, 12);

        Assert.Single(tool.Paid);
    }

    [Theory]
    [MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public void Outcome_IsReplayedAsItWas(object? value, bool isError, bool isNothing)
    {
        var outcome = new ToolOutcome(value, isError) { IsNothing = isNothing };

        var kept = ToolOutcomeCodec.Instance.Write(outcome);
        var read = ToolOutcomeCodec.Instance.Read(
            new OperationRecord
            {
                Id = Guid.NewGuid(),
                Tenant = "default",
                Key = "key",
                Thread = "*",
                Operation = "pay",
                Effect = ToolEffect.AtMostOnce,
                Fingerprint = Fingerprint.Of("pay", "*", "{}"),
                State = OperationState.Committed,
                Result = kept,
            }
        );

        Assert.Equal((isError, isNothing), (read.IsError, read.IsNothing));
        Assert.Equal(Shown(outcome), Shown(read));
    }

    public static TheoryData<object?, bool, bool> Outcomes =>
        new()
        {
            { null, false, false },
            { null, false, true },
            { "a text", false, false },
            { JsonElement.Parse("""{"a":[1,9007199254740993]}"""), false, false },
            { JsonElement.Parse("null"), false, false },
            { ToolErrors.Refusal("pay", "no").Value, true, false },
            { new TextContent("some"), false, false },
            {
                new AIContent[] { new TextContent("one"), new DataContent(new byte[] { 1, 2 }, "image/png") },
                false,
                false
            },
        };

    private static string Shown(ToolOutcome outcome) =>
        ResultText.Of(outcome) switch
        {
            string text => text,
            AIContent content => Shown(content),
            IEnumerable<AIContent> contents => string.Join('|', contents.Select(Shown)),
            var other => $"{other}",
        };

    private static string Shown(AIContent content) =>
        content is DataContent data ? $"{data.MediaType} {data.Base64Data}" : $"{content.GetType().Name} {content}";

    private static string MessageOf(string answer) =>
        JsonElement.Parse(answer).GetProperty("error").GetProperty("message").GetString()!;

    private AIFunctionArguments Arguments(string order, decimal amount) =>
        new(new Dictionary<string, object?> { ["order"] = order, ["amount"] = amount }) { Services = services };

    private async Task<string> CallAsync(PaymentTool tool, string order, decimal amount) =>
        (await tool.InvokeAsync(Arguments(order, amount), Token))!.ToString()!;
}
