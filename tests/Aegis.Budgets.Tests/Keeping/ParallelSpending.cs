using Aegis.Memory;

namespace Aegis.Budgets.Tests.Keeping;

/// <summary>64 agents spend a budget by two keepers, until there is no room in it.</summary>
internal static class ParallelSpending
{
    private const int Agents = 64;
    private const long Limit = 40_000;

    public static async Task RunAsync(Func<int, IMemoryStore> open, bool shared)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var budget = new BudgetOptions
        {
            Name = "all",
            Scope = BudgetScope.Total,
            Tokens = Limit,
        };
        var first = open(0);
        BudgetKeeper[] keepers =
        [
            Keepers.Of(null, first, TimeSpan.FromMinutes(1), budget),
            Keepers.Of(null, shared ? first : open(1), TimeSpan.FromMinutes(1), budget),
        ];
        var spent = 0L;
        var largestError = 0L;
        var gate = new object();

        await Task.WhenAll(Enumerable.Range(0, Agents).Select(agent => Task.Run(() => WorkAsync(agent))));

        var status = await keepers[0].StatusAsync();
        Assert.Equal((spent, 0m), (status.Spent, status.Reserved));
        Assert.InRange(spent, Limit - 1500, Limit + largestError);
        Assert.True(largestError > 0, "no call was estimated too low");

        async Task WorkAsync(int agent)
        {
            var random = new Random(seed + agent);
            while (true)
            {
                var estimated = random.Next(1, 300);
                var request = Keepers.Call($"agent{agent}", estimated, random.Next(1, 400), estimated * 4L);
                BudgetReservation call;
                try
                {
                    call = await keepers[agent % 2].ReserveAsync(request, Keepers.Token);
                }
                catch (BudgetExceededException)
                {
                    return;
                }

                await Task.Yield();
                // a tokenizer may be anywhere up to a token a byte, and an answer as long as it may be
                var used = new TokenCounts(
                    random.Next(0, (estimated * 4) + 1),
                    random.Next(0, request.MaxOutputTokens!.Value + 1)
                );
                lock (gate)
                {
                    spent += used.Total;
                    largestError = Math.Max(largestError, used.Total - estimated - request.MaxOutputTokens.Value);
                }

                await call.SettleAsync(used);
            }
        }
    }
}
