using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Usage;

/// <summary>What one owner has spent of one budget, and what is kept for calls under way. It never changes.</summary>
/// <param name="Since">When the window began that <paramref name="Spent"/> is of.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Spent">What is spent in that window.</param>
/// <param name="Open">The calls under way, by their reservations' ids.</param>
internal sealed record BudgetCounter(
    DateTimeOffset Since,
    string Owner,
    long Spent,
    IReadOnlyDictionary<string, OpenCall> Open
)
{
    private static readonly Dictionary<string, OpenCall> NoCalls = [];

    /// <summary>For how long a call is still waited for that is taken to be lost.</summary>
    private static readonly TimeSpan LostAreKeptFor = TimeSpan.FromDays(1);

    [JsonIgnore]
    public long Reserved => Open.Values.Where(call => !call.IsLost).Sum(call => call.Bound);

    /// <summary>Whether any call is under way.</summary>
    [JsonIgnore]
    public bool IsBusy => Open.Values.Any(call => !call.IsLost);

    public static BudgetCounter Empty(string owner) => new(DateTimeOffset.MinValue, owner, 0, NoCalls);

    public static BudgetCounter Read(string json) =>
        JsonSerializer.Deserialize(json, BudgetJson.Default.BudgetCounter)!;

    public string Write() => JsonSerializer.Serialize(this, BudgetJson.Default.BudgetCounter);

    /// <summary>
    /// The counter as of a moment: a window that is over is forgotten, and a call of which nobody has heard has cost its
    /// estimate. A call that goes on over the end of a window belongs to the one in which it ends.
    /// </summary>
    public BudgetCounter At(DateTimeOffset now, DateTimeOffset windowStart)
    {
        var counter = Since < windowStart ? this with { Since = windowStart, Spent = 0 } : this;
        var due = counter.Open.Values.Where(call => !call.IsLost && call.Until <= now).ToList();
        if (due.Count == 0 && !counter.Open.Values.Any(IsForgotten))
        {
            return counter;
        }

        return counter with
        {
            Spent = counter.Spent + due.Sum(call => call.Estimate),
            Open = counter
                .Open.Where(call => !IsForgotten(call.Value))
                .ToDictionary(
                    call => call.Key,
                    call => due.Contains(call.Value) ? call.Value with { LostIn = windowStart } : call.Value
                ),
        };

        bool IsForgotten(OpenCall call) => call.IsLost && call.Until + LostAreKeptFor <= now;
    }

    public BudgetCounter With(string id, OpenCall call) =>
        this with
        {
            Open = new Dictionary<string, OpenCall>(Open) { [id] = call },
        };

    /// <summary>Puts what a call has cost in the place of what was kept for it, or counted. To do so again changes nothing.</summary>
    public BudgetCounter Settle(string id, long cost)
    {
        if (!Open.TryGetValue(id, out var call))
        {
            return this;
        }

        // an estimate that another window has counted is not this one's to give back
        var counted = call.LostIn == Since ? call.Estimate : 0;
        return this with
        {
            Spent = Math.Max(0, Spent + cost - counted),
            Open = Open.Where(open => open.Key != id).ToDictionary(),
        };
    }
}

/// <summary>A call under way, or one of which nobody has heard for too long.</summary>
/// <param name="Bound">What it can not cost more than, as far as anybody can say.</param>
/// <param name="Estimate">What it probably costs.</param>
/// <param name="Until">When it is taken to be lost.</param>
/// <param name="LostIn">When the window began that has counted its estimate; none as long as it is under way.</param>
internal sealed record OpenCall(long Bound, long Estimate, DateTimeOffset Until, DateTimeOffset? LostIn = null)
{
    [JsonIgnore]
    public bool IsLost => LostIn is not null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BudgetCounter))]
internal sealed partial class BudgetJson : JsonSerializerContext;
