using Aegis.Ledger;

namespace Aegis.Approvals.Tests;

public sealed class EventTests
{
    [Fact]
    public async Task RequestsAreAnswered_WhileTheRunIsFollowed()
    {
        await using var app = new App(
            model: Model.Calling(Model.Call("charge_card", ("amount", 1)), Model.Call("charge_card", ("amount", 1000)))
        );
        var seen = new List<string>();
        await foreach (var happened in new PayPipeline(app.Services).StreamPipelineAsync("pay", null, App.Token))
        {
            switch (happened)
            {
                case ApprovalRequested request:
                    Assert.Equal(("Cashier", "charge_card"), (request.AgentId, request.Tool));
                    Assert.True(request.DecideBy > request.Timestamp);
                    var amount = request.Arguments.GetProperty("amount").GetDecimal();
                    seen.Add($"asked {amount}");
                    _ =
                        amount < 10
                            ? await app.Approvals.ApproveAsync(request.OperationId, App.Alice, "small", App.Token)
                            : await app.Approvals.RejectAsync(request.OperationId, App.Bob, "large", App.Token);
                    break;
                case ApprovalDecided decided:
                    seen.Add($"{decided.IsApproved} {decided.Decider!.Name} {decided.Reason}");
                    break;
            }
        }

        Assert.Equal(
            ["False bob large", "True alice small", "asked 1", "asked 1000"],
            seen.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["charge 1 main"], app.Bank.Effects);
    }

    [Fact]
    public async Task PolicyThatDecides_AsksNobody()
    {
        await using var app = new App(
            static approvals => approvals.Default.AutoApproveBelow("amount", 100m),
            model: Model.Calling(Model.Call("charge_card", ("amount", 1)))
        );
        var seen = new List<ToolEvent>();
        await foreach (var happened in new PayPipeline(app.Services).StreamPipelineAsync("pay", null, App.Token))
        {
            if (happened is ApprovalRequested or ApprovalDecided)
            {
                seen.Add((ToolEvent)happened);
            }
        }

        var decided = Assert.IsType<ApprovalDecided>(Assert.Single(seen));
        Assert.Equal((true, DeciderKind.Policy), (decided.IsApproved, decided.Decider!.Kind));
    }
}
