using System.Net;

namespace Aegis.Client.Tests;

/// <summary>Repetitions are bounded over all calls, so that clients do not make a server's trouble worse.</summary>
public sealed class RetryBudgetTests : ClientTest
{
    private static readonly Answer Broken = new(HttpStatusCode.ServiceUnavailable, "");

    [Fact]
    public async Task ServerThatFailsSixInTen_GetsHardlyMoreThanThereAreCalls()
    {
        const int Calls = 1000;
        const int Seed = 20261121;
        var random = new Random(Seed);
        Server.AnswerBy(_ =>
        {
            lock (random)
            {
                return random.NextDouble() < 0.6 ? Broken : Answer.Accepted;
            }
        });
        // the clock runs while a client sleeps: that is the part of the budget that time gives
        var client = Client(static options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(1);
        });

        for (var call = 0; call < Calls; call++)
        {
            await client.ApproveAsync($"order-{call}", cancellationToken: Token);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}: {Server.Requests.Count} requests");
        Assert.InRange(Server.Requests.Count, Calls * 1.05, Calls * 1.2);
    }

    [Fact]
    public async Task SpentBudget_ComesBackWithTime()
    {
        Server.AnswerBy(static _ => Broken);
        var client = Client(static options =>
        {
            options.MaxRetries = 100;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(1);
        });

        var spent = await client.ApproveAsync("order-7", cancellationToken: Token);
        Clock.Advance(TimeSpan.FromSeconds(3));
        var later = await client.ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal(1 + 10, spent.Attempts);
        Assert.Equal(1 + 3, later.Attempts);
    }

    [Fact]
    public async Task NoBudget_LeavesTheRetriesOfEachCall()
    {
        Server.AnswerBy(static _ => Broken);
        var client = Client(static options =>
        {
            options.MaxRetries = 20;
            options.RetryBudget = null;
        });

        Assert.Equal(21, (await client.ApproveAsync("order-7", cancellationToken: Token)).Attempts);
    }
}
