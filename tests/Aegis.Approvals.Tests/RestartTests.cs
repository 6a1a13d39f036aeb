using Aegis.Ledger;
using Microsoft.Extensions.AI;

namespace Aegis.Approvals.Tests;

/// <summary>The process that asked is gone when somebody decides; another goes on with the run.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aegis-approvals-");
    private readonly Bank bank = new();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SameRun_FindsTheDecision(bool approves)
    {
        Guid id;
        await using (var first = Host(static options => options.Wait = TimeSpan.Zero))
        {
            var result = await RunAsync(first);
            var pending = Assert.IsType<ApprovalPendingException>(result.Cashier.Error);
            id = pending.Operation!.Id;
        }

        await using (var desk = Host())
        {
            Assert.Equal(
                id,
                Assert.Single(await desk.Approvals.ListPendingAsync(cancellationToken: App.Token)).OperationId
            );
            var decided = approves
                ? await desk.Approvals.ApproveAsync(id, App.Alice, cancellationToken: App.Token)
                : await desk.Approvals.RejectAsync(id, App.Alice, "no", App.Token);
            Assert.Equal(DecisionOutcome.Decided, decided.Outcome);
        }

        for (var times = 0; times < 2; times++)
        {
            await using var second = Host();
            var result = await RunAsync(second);
            result.EnsureSuccess();
            Assert.Contains(
                approves ? "did charge 12 main" : "not allowed: no",
                result.Cashier.Value,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(approves ? 1 : 0, bank.Effects.Count);
    }

    private static Task<PayPipelineResult> RunAsync(App app) =>
        new PayPipeline(app.Services).RunPipelineAsync("pay", new PipelineRunOptions { RunId = "run-7" }, App.Token);

    private App Host(Action<ApprovalOptions>? configure = null) =>
        new(
            approvals => approvals.Configure(configure ?? (static _ => { })),
            services => services.UseSqlite(Path.Combine(folder.FullName, "aegis.db")),
            new Model(
                // not by how often it was asked: what it said to the process before is not asked again
                static (_, messages) =>
                    messages[^1].Contents.OfType<FunctionResultContent>().SingleOrDefault() is { } made
                        ? [new TextContent($"{made.Result}")]
                        : [Model.Call("charge_card", ("amount", 12))]
            )
        )
        {
            Bank = bank,
        };
}
