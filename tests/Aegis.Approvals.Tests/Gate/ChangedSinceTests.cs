using System.Text.Json;
using Aegis.Ledger;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Gate;

/// <summary>What was allowed is what runs, and nothing else.</summary>
public sealed class ChangedSinceTests
{
    private const string OldSchema = """{"type":"object","properties":{"amount":{"type":"number"}}}""";
    private const string NewSchema =
        """{"type":"object","properties":{"amount":{"type":"number","description":"In cents."}}}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ArgumentsThatAreChangedWhileItWaits_DoNotRun(bool isForeign)
    {
        await using var app = new App();
        var effects = new List<string>();
        var tool = isForeign
            ? new WrappedFunction(new ApprovalRequiredAIFunction(Pay(effects)))
            : Registered(OldSchema, effects);
        var arguments = new AIFunctionArguments { ["amount"] = 1, Services = app.Services };
        var call = tool.InvokeAsync(arguments, App.Token);
        var request = await app.RequestAsync();

        arguments["amount"] = 1000;
        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        Assert.Contains("changed after they were allowed", $"{await call}", StringComparison.Ordinal);
        Assert.Empty(effects);
        Assert.Equal(
            OperationState.Failed,
            (await app.Store.FindAsync("default", request.OperationId, App.Token))!.State
        );
    }

    [Fact]
    public async Task OtherVersionOfTheTool_DoesNotRun_OnTheApprovalOfTheFirst()
    {
        await using var app = new App(static approvals =>
            approvals.Configure(static options => options.Wait = TimeSpan.Zero)
        );
        var effects = new List<string>();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() =>
            CallAsync(app, Registered(OldSchema, effects))
        );
        await app.Approvals.ApproveAsync(pending.Operation!.Id, App.Alice, cancellationToken: App.Token);

        var answer = await CallAsync(app, Registered(NewSchema, effects));

        Assert.Contains("of another version of the tool", answer, StringComparison.Ordinal);
        Assert.Empty(effects);
        Assert.Equal("paid 1", await CallAsync(app, Registered(OldSchema, effects)));
    }

    [Fact]
    public async Task KeyThatSomebodyClaimedWithoutAsking_IsNoWayAroundTheGate()
    {
        await using var app = new App();
        var context = new AgentContext("Cashier", services: app.Services);
        var first = Registered(OldSchema, []);
        var payload = ApprovalPayload.Write("pay", first.Definition.Version, """{"amount":1}""");
        var thread = context.RunId;
        await app.Store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "default",
                Key = $"run:{context.RunId}:Cashier:pay:1",
                Thread = thread,
                Operation = "pay",
                Effect = ToolEffect.AtMostOnce,
                Fingerprint = Fingerprint.Of("pay", thread, payload),
                Owner = "intruder",
                Lease = TimeSpan.FromMilliseconds(1),
            },
            App.Token
        );
        var effects = new List<string>();

        using var _ = context.Enter();
        var answer = $"{await Registered(OldSchema, effects).InvokeAsync(Arguments(app), App.Token)}";

        Assert.Contains("It was not called", answer, StringComparison.Ordinal);
        Assert.Empty(effects);
    }

    private static async Task<string> CallAsync(App app, ToolFunction tool)
    {
        // the same run each time, as one that is resumed
        using var _ = new AgentContext("Cashier", null, app.Services, null, new SameRun()).Enter();
        return $"{await tool.InvokeAsync(Arguments(app), App.Token)}";
    }

    private static AIFunctionArguments Arguments(App app) => new() { ["amount"] = 1, Services = app.Services };

    private static AIFunction Pay(List<string> effects) =>
        AIFunctionFactory.Create(
            (decimal amount) =>
            {
                effects.Add($"paid {amount}");
                return $"paid {amount}";
            },
            "pay"
        );

    private static ToolFunction Registered(string schema, List<string> effects)
    {
        using var json = JsonDocument.Parse(schema);
        var registry = new ToolRegistry();
        return (ToolFunction)
            registry.DefineTool("pay", "Pays.", new ApprovalRequiredAIFunction(Pay(effects)), json.RootElement.Clone());
    }
}
