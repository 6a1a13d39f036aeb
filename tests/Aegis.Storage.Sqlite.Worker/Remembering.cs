using System.Globalization;
using Aegis.Memory;

namespace Aegis.Storage.Sqlite.Worker;

/// <summary>What a process does to memories.</summary>
internal static class Remembering
{
    /// <summary>
    /// Until it is killed: commits fifty keys that say the same number, with two of them only at odd numbers; says the number
    /// when it is committed.
    /// </summary>
    public static async Task ForEverAsync(IMemoryStore store)
    {
        var memory = new SessionMemory("killed", store);
        var session = memory.CreateSession();
        var number = session.TryGet<string>("key 0", out var text) ? NumberOf(text!) : 0;
        var padding = new string('x', 2000);
        while (true)
        {
            number++;
            session = memory.CreateSession();
            for (var key = 0; key < 50; key++)
            {
                if (key < 48 || number % 2 != 0)
                {
                    session.Set($"key {key}", string.Create(CultureInfo.InvariantCulture, $"{number} {padding}"));
                }
                else
                {
                    session.Remove($"key {key}");
                }
            }

            await session.CommitAsync(cancellationToken: CancellationToken.None);
            Console.WriteLine(number);
        }
    }

    /// <summary>Counts so often, and says what it has found, with others who do the same.</summary>
    public static async Task CountAsync(IMemoryStore store, int times)
    {
        var memory = new SessionMemory("counted", store);
        while (times > 0)
        {
            var session = memory.CreateSession();
            session.TryGet<Count>("count", out var count);
            session.TryGet<List<Guid>>("found", out var found);
            session.Set("count", new Count((count?.Number ?? 0) + 1, Guid.NewGuid()));
            session.Set<List<Guid>>("found", [.. found ?? [], Guid.NewGuid()]);
            var merged = new Dictionary<string, ConflictStrategy> { ["found"] = ConflictStrategy.MergeArrays };
            try
            {
                await session.CommitAsync(ConflictStrategy.ErrorOnConflict, merged, CancellationToken.None);
                times--;
            }
            catch (MemoryConflictException)
            {
                // once more, on what is there now
            }
        }
    }

    /// <summary>A number and who has counted: two who come to the same number would agree, and not be in conflict.</summary>
    private sealed record Count(int Number, Guid By);

    private static int NumberOf(string text) =>
        int.Parse(text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}
