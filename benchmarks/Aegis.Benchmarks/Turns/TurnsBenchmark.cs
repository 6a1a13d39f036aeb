using System.Diagnostics;
using System.Globalization;
using Aegis.Turns;

namespace Aegis.Benchmarks.Turns;

/// <summary>How many turns that do nothing a loop runs in a second, and how many bytes each allocates.</summary>
internal static class TurnsBenchmark
{
    private const int Batch = 10_000;
    private const int Rounds = 40;
    private const double Target = 1_000_000;

    /// <returns>0 when the target is met.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine(
            $"turns of tools that do nothing, one thread: {Rounds} rounds of {Batch} turns, made, put and run"
        );
        Console.WriteLine($"{"", -34} {"best/s", 12} {"median/s", 12} {"bytes a turn", 14}");
        var typed = await MeasureAsync("typed", static i => Idle.Turns.Nothing(i));
        await MeasureAsync("typed, text, ValueTask", static _ => Idle.Turns.Echo("a"));
        await MeasureAsync("typed, takes a token", static i => Idle.Turns.Listen(i));
        await MeasureAsync(
            "by name, checked by the binder",
            static i => new Turn("nothing", new() { { "number", i } })
        );
        Console.WriteLine(typed >= Target ? "target met" : "target missed");
        return typed >= Target ? 0 : 1;
    }

    /// <returns>The median of turns a second.</returns>
    private static async Task<double> MeasureAsync(string name, Func<int, Turn> make)
    {
        using var loop = new AgentLoop("idle", "Does nothing.", new Idle().Tools);
        var rates = new List<double>();
        var bytes = 0L;
        for (var round = -5; round < Rounds; round++)
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var ran = 0;
            for (var i = 0; i < Batch; i++)
            {
                await loop.PutAsync(make(i));
            }

            await foreach (var _ in loop.RunAsync())
            {
                ran++;
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            if (ran != Batch)
            {
                throw new InvalidOperationException($"{ran} of {Batch} turns ran.");
            }

            if (round >= 0)
            {
                rates.Add(Batch / elapsed.TotalSeconds);
                bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        rates.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -34} {rates[^1], 12:N0} {rates[Rounds / 2], 12:N0} {(double)bytes / Rounds / Batch, 14:N0}"
            )
        );
        return rates[Rounds / 2];
    }
}
