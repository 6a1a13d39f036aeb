using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Clients.Gated;

/// <summary>An agent's call waits in an app; people decide over the app's own approval API.</summary>
public sealed class GatedToolTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aegis-gated-");
    private readonly Shop shop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("approve", true)]
    [InlineData("approve", false)]
    [InlineData("reject", true)]
    [InlineData("reject", false)]
    public async Task DecisionOverHttp_IsWhatTheCallWaitsFor(string action, bool isInFile)
    {
        await using var app = await StartAsync(isInFile);
        var client = Client(app);
        var run = RunAsync(app);
        var request = await RequestAsync(client, run);
        Assert.Empty(shop.Charges);

        var decided = await client.ExecuteAsync(
            action,
            request.Key!,
            threadId: request.ThreadId,
            cancellationToken: Token
        );
        var result = await run.WaitAsync(TimeSpan.FromMinutes(1), Token);
        var again = await client.ExecuteAsync(
            action,
            request.Key!,
            threadId: request.ThreadId,
            cancellationToken: Token
        );

        Assert.IsType<DecisionOutcome.Accepted>(decided);
        Assert.IsType<DecisionOutcome.AlreadyDecided>(again);
        Assert.Equal(action == "approve" ? ["order-7 120.5"] : [], shop.Charges);
        Assert.Contains(
            action == "approve" ? "charged" : "not allowed",
            result.Cashier.Value,
            StringComparison.Ordinal
        );
        var status = (await client.GetStatusAsync(request.RequestId, cancellationToken: Token)).EnsureSuccess();
        Assert.Equal(action == "approve" ? OperationState.Committed : OperationState.Failed, status.State);
    }

    [Fact]
    public async Task CallThatWaits_IsShownWithItsToolAndArguments()
    {
        await using var app = await StartAsync(isInFile: false);
        var client = Client(app);
        var run = RunAsync(app);

        var request = await RequestAsync(client, run);

        Assert.Equal(("charge_card", "agent:Cashier"), (request.Operation, request.RequestedBy));
        // nobody can take the key of such a call before it over the API
        var elsewhere = app.NewClient(static options => options.TenantId = "elsewhere");
        var taken = await elsewhere.ApproveAsync(request.Key!, cancellationToken: Token);
        Assert.Equal("key-reserved", Assert.IsType<DecisionOutcome.Invalid>(taken).Problem!.Code);
        // as people write it, and nothing of how the ledger spells it
        Assert.Equal("charge_card\namount: 120.5\norderId: \"order-7\"", request.Rendered);
        // the payload as it is listed means the same as none
        var outcome = await client.RejectAsync(
            request.Key!,
            Payload.Of(request.Payload!.Value),
            request.ThreadId,
            cancellationToken: Token
        );
        Assert.IsType<DecisionOutcome.Accepted>(outcome);
        await run;
    }

    [Fact]
    public async Task OtherArguments_DecideNothing()
    {
        await using var app = await StartAsync(isInFile: false);
        var client = Client(app);
        var run = RunAsync(app);
        var request = await RequestAsync(client, run);

        var outcome = await client.ApproveAsync(
            request.Key!,
            Payload.Of(new { orderId = "order-7", amount = 1 }),
            request.ThreadId,
            cancellationToken: Token
        );

        Assert.IsType<DecisionOutcome.KeyReused>(outcome);
        Assert.Empty(shop.Charges);
        (await client.RejectAsync(request.Key!, threadId: request.ThreadId, cancellationToken: Token)).EnsureSuccess();
        await run;
        Assert.Empty(shop.Charges);
    }

    [Fact]
    public async Task DecisionOverHttp_WakesTheCall_BeforeItLooksAgain()
    {
        // pauses never end on a clock that stands still
        await using var app = await StartAsync(isInFile: false, new FakeTimeProvider());
        var client = Client(app);
        var run = RunAsync(app);
        var request = await RequestAsync(client, run);

        (await client.ApproveAsync(request.Key!, threadId: request.ThreadId, cancellationToken: Token)).EnsureSuccess();

        await run.WaitAsync(TimeSpan.FromMinutes(1), Token);
        Assert.Single(shop.Charges);
    }

    private Task<TestApp> StartAsync(bool isInFile, TimeProvider? clock = null) =>
        TestApp.StartAsync(services: services =>
        {
            services.AddSingleton(shop).AddSingleton<IChatClient, ChargingModel>();
            if (clock is not null)
            {
                services.AddSingleton(clock);
            }

            if (isInFile)
            {
                services.UseSqlite(Path.Combine(folder.FullName, "aegis.db"));
            }
        });

    // what agents ask for belongs to the tenant of the app
    private static AegisClient Client(TestApp app) => app.NewClient(static options => options.TenantId = "default");

    private static Task<BillingPipelineResult> RunAsync(TestApp app) =>
        new BillingPipeline(app.Services).RunPipelineAsync("order 7", cancellationToken: Token);

    private static async Task<PendingApproval> RequestAsync(AegisClient client, Task run)
    {
        while (!run.IsCompleted)
        {
            await foreach (var request in client.ListPendingAsync(cancellationToken: Token))
            {
                return request;
            }
        }

        throw new InvalidOperationException("The run has ended, and nobody was asked.");
    }
}
