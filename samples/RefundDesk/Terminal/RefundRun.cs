using Aegis;
using Aegis.Ledger;
using Aegis.Providers;
using Aegis.Runs;
using Aegis.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RefundDesk.Agents;
using RefundDesk.Desk;
using RefundDesk.Shop;

namespace RefundDesk.Terminal;

/// <summary>One run of the program, from what the command line says to the exit code.</summary>
public static class RefundRun
{
    /// <summary>Refunds the order, or goes on where an earlier run of the program was killed.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(RefundSettings settings, CancellationToken cancellationToken)
    {
        using var undecided = new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, undecided.Token);
        try
        {
            var order = Check(settings, out var orders);
            await using var app = RefundApp.Build(settings, orders, undecided.Cancel);
            app.Services.EnsureChatProvider();
            if (settings.Approver == Approver.Rest)
            {
                await app.StartAsync(ending.Token);
            }

            return await AnswerAsync(order, app, ending.Token);
        }
        catch (Exception problem)
            when (problem is InputException or ProviderConfigurationException or SqliteLedgerException)
        {
            await Console.Error.WriteLineAsync($"error: {problem.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (undecided.IsCancellationRequested)
        {
            Console.WriteLine("Nobody has decided. The request stays open: run it again.");
            return ExitCode.Undecided;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("cancelled: run it again to go on");
            return ExitCode.Cancelled;
        }
    }

    private static Order Check(RefundSettings settings, out OrderBook orders)
    {
        orders = OrderBook.Read();
        if (!Directory.Exists(settings.Folder))
        {
            throw new InputException($"The folder '{settings.Folder}' does not exist: create it, or name another.");
        }

        return orders.Find(settings.OrderId)
            ?? throw new InputException(
                $"There is no order '{settings.OrderId}': choose one of {string.Join(", ", orders.Ids)}."
            );
    }

    private static async Task<int> AnswerAsync(Order order, WebApplication app, CancellationToken cancellationToken)
    {
        var pipeline = new RefundPipeline(app.Services);
        var result = await FollowAsync(pipeline, order, cancellationToken);
        if (result.Clerk.Succeeded)
        {
            Console.WriteLine($"answer: {result.Clerk.Value}");
        }

        var isSound = await RefundReport.WriteAsync(
            order,
            app.Services.GetRequiredService<Bank>(),
            app.Services.GetRequiredService<ILedgerStore>(),
            cancellationToken
        );
        return result.Clerk.Succeeded && isSound ? ExitCode.Success : ExitCode.RunFailed;
    }

    private static async Task<RefundPipelineResult> FollowAsync(
        RefundPipeline pipeline,
        Order order,
        CancellationToken cancellationToken
    )
    {
        // the same id and the same input: the same run, however many processes it takes
        var options = new PipelineRunOptions { RunId = $"refund-{order.Id}" };
        var request = $"Please give me my money back for order {order.Id}.";
        while (true)
        {
            try
            {
                await foreach (var happened in pipeline.StreamPipelineAsync(request, options, cancellationToken))
                {
                    // what a run that is broken off says of its calls is not what becomes of them
                    if (!cancellationToken.IsCancellationRequested)
                    {
                        ProgressLines.Write(happened);
                    }

                    if (happened is RunCompleted<RefundPipelineResult> ended)
                    {
                        return ended.Result;
                    }
                }
            }
            catch (RunInProgressException owned)
            {
                Console.WriteLine("  waits     for the lease of the process that had this run");
                await Task.Delay(owned.RetryAfter, cancellationToken);
            }
        }
    }
}
