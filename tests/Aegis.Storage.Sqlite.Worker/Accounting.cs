using System.Globalization;
using Aegis.Usage;

namespace Aegis.Storage.Worker;

/// <summary>What a process takes down of usage, in whatever store.</summary>
internal static class Accounting
{
    private static readonly PriceTable Prices = new(
        new ModelPrice
        {
            Model = "small",
            Input = 0.123456m,
            Output = 7.654321m,
        }
    );

    /// <summary>A hundred record so many events each; says how many were dropped when all are written.</summary>
    public static async Task RecordAsync(IUsageStore store, int times)
    {
        var tracker = new UsageTracker(store, Prices);
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(recorder =>
                    Task.Run(async () =>
                    {
                        for (var time = 0; time < times; time++)
                        {
                            tracker.Record($"agent {recorder % 10}", 1000 + recorder, time, "small");
                            await Task.Yield();
                        }
                    })
                )
        );
        await tracker.DisposeAsync();
        Console.WriteLine(tracker.Dropped);
    }

    /// <summary>
    /// Until it is killed: records events that are numbered, and says the number and the time, of those that are written if it
    /// flushes.
    /// </summary>
    public static async Task ForEverAsync(IUsageStore store, bool isFlushing)
    {
        var tracker = new UsageTracker(store, Prices);
        for (var number = 1; ; number++)
        {
            var time = DateTimeOffset.UtcNow;
            tracker.Record(
                new UsageEvent
                {
                    Time = time,
                    AgentId = "agent",
                    Model = "small",
                    RunId = number.ToString(CultureInfo.InvariantCulture),
                    Tokens = new(number, 1),
                }
            );
            if (isFlushing)
            {
                if (number % 10 == 0)
                {
                    await tracker.FlushAsync();
                    Console.WriteLine(FormattableString.Invariant($"{number} {time.ToUnixTimeMilliseconds()}"));
                }
            }
            else
            {
                Console.WriteLine(FormattableString.Invariant($"{number} {time.ToUnixTimeMilliseconds()}"));
                await Task.Delay(1);
            }
        }
    }
}
