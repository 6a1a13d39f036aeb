using System.Diagnostics;
using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Telemetry.Tests.Tools;

/// <summary>Calls that happen once, or wait for people.</summary>
public sealed class LedgerTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallThatWasMadeBefore_IsCountedAndSaidOnItsSpan()
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();
        await using var services = new ServiceCollection().AddAegis().BuildServiceProvider();

        await CallAsync(services, Till.Tools, "pay", ("order", "7"));
        Assert.Empty(metrics.Of("aegis.ledger.replays"));
        await CallAsync(services, Till.Tools, "pay", ("order", "7"));

        Assert.Equal("pay", metrics.Single("aegis.ledger.replays").Tags["aegis.operation"]);
        Assert.Equal([null, true], spans.Of("execute_tool").Select(span => span.GetTagItem("aegis.ledger.replayed")));
    }

    [Fact]
    public async Task CallThatWaitsForPeople_IsMeasured_AndItsSpanIsAroundTheWait()
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();
        await using var services = new ServiceCollection().AddLogging().AddApprovals().BuildServiceProvider();
        var approvals = services.GetRequiredService<IApprovals>();

        using var context = new AgentContext("Cashier", services: services).Enter();
        var calling = CallAsync(services, Till.Tools, "refund", ("order", "7"));
        Approval? asked;
        while ((asked = (await approvals.ListPendingAsync(cancellationToken: TestToken)).SingleOrDefault()) is null)
        {
            await Task.Yield();
        }

        Assert.Empty(metrics.Of("aegis.approval.wait.duration"));
        await approvals.ApproveAsync(
            asked.OperationId,
            new Decider("alice", DeciderKind.Human),
            cancellationToken: TestToken
        );
        await calling;

        var wait = metrics.Single("aegis.approval.wait.duration");
        Assert.Equal(("refund", "Cashier"), (wait.Tags["gen_ai.tool.name"], wait.Tags["gen_ai.agent.name"]));
        var span = spans.Single("execute_tool");
        Assert.Null(span.GetTagItem("error.type"));
        Assert.True(span.Duration.TotalSeconds >= wait.Value);
    }

    private static async Task CallAsync(
        IServiceProvider services,
        IReadOnlyList<AIFunction> tools,
        string name,
        params (string Name, object? Value)[] arguments
    ) =>
        await tools
            .Single(tool => tool.Name == name)
            .InvokeAsync(
                new AIFunctionArguments(arguments.ToDictionary(pair => pair.Name, pair => pair.Value))
                {
                    Services = services,
                },
                TestToken
            );
}

/// <summary>Tools that must not be called twice.</summary>
internal static partial class Till
{
    /// <summary>Pays.</summary>
    [Tool(Name = "pay", Effect = ToolEffect.AtMostOnce)]
    public static string Pay([IdempotencyKey] string order) => $"paid {order}";

    /// <summary>Refunds.</summary>
    [Tool(Name = "refund", Effect = ToolEffect.AtMostOnce), RequiresApproval]
    public static string Refund([IdempotencyKey] string order) => $"refunded {order}";
}
