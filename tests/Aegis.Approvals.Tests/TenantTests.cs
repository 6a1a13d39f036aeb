using Aegis.Ledger;

namespace Aegis.Approvals.Tests;

/// <summary>Runs of several tenants, whose ids are the same.</summary>
public sealed class TenantTests
{
    [Fact]
    public async Task SameRunIdOfTwoTenants_AsksTwice()
    {
        await using var app = new App(
            static approvals => approvals.Configure(static options => options.Wait = TimeSpan.Zero),
            model: new Model(static (_, _) => [Model.Call("charge_card", ("amount", 12))])
        );

        var acme = await RunAsync(app, "acme");
        var globex = await RunAsync(app, "globex");

        Assert.Equal(("acme", "globex"), (acme.Tenant, globex.Tenant));
        Assert.NotEqual(acme.Id, globex.Id);
        Assert.Empty(await app.Approvals.ListPendingAsync(cancellationToken: App.Token));
        var asked = await app.Approvals.ForTenant("acme").ListPendingAsync(cancellationToken: App.Token);
        Assert.Equal(acme.Id, Assert.Single(asked).OperationId);
    }

    private static async Task<OperationRecord> RunAsync(App app, string tenant)
    {
        var options = new PipelineRunOptions { RunId = "run-7", Tenant = tenant };
        var result = await new PayPipeline(app.Services).RunPipelineAsync("pay", options, App.Token);
        return Assert.IsType<ApprovalPendingException>(result.Cashier.Error).Operation!;
    }
}
