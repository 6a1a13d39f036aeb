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

    [JsonIgnore]
    public long Reserved => Open.Values.Sum(call => call.Bound);

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
        var lost = counter.Open.Where(call => call.Value.Until <= now).ToList();
        return lost.Count == 0
            ? counter
            : counter with
            {
                Spent = counter.Spent + lost.Sum(call => call.Value.Estimate),
                Open = counter.Open.Except(lost).ToDictionary(),
            };
    }

    public BudgetCounter With(string id, OpenCall call) =>
        this with
        {
            Open = new Dictionary<string, OpenCall>(Open) { [id] = call },
        };

    /// <summary>Puts what a call has cost in the place of what was kept for it. To do so again changes nothing.</summary>
    public BudgetCounter Settle(string id, OpenCall call, long cost, DateTimeOffset now)
    {
        if (Open.ContainsKey(id))
        {
            return this with { Spent = Spent + cost, Open = Open.Where(open => open.Key != id).ToDictionary() };
        }

        // nobody heard of it for too long: then its estimate was counted
        return now < call.Until ? this : this with { Spent = Math.Max(0, Spent + cost - call.Estimate) };
    }
}

/// <summary>A call under way.</summary>
/// <param name="Bound">What it can not cost more than, as far as anybody can say.</param>
/// <param name="Estimate">What it probably costs.</param>
/// <param name="Until">When it is taken to be lost.</param>
internal sealed record OpenCall(long Bound, long Estimate, DateTimeOffset Until);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BudgetCounter))]
internal sealed partial class BudgetJson : JsonSerializerContext;
