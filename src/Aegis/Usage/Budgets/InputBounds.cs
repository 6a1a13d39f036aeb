using System.Collections.Concurrent;

namespace Aegis.Usage;

/// <summary>
/// How many tokens a model reads at most, beside what it is sent: providers put texts of their own before the tools, for example.
/// What it has read once beyond the bytes that it was sent is expected of it from then on.
/// </summary>
internal sealed class InputBounds
{
    /// <summary>Of a model that nobody has heard of yet.</summary>
    private const double Unheard = 2;

    // names come from outside, and may be any number
    private const int MostModels = 1000;

    private readonly ConcurrentDictionary<string, double> worst = new(StringComparer.Ordinal);

    public long Of(string? model, CallEstimate sent) =>
        (long)Math.Ceiling(sent.Most * worst.GetValueOrDefault(model ?? "", Unheard));

    /// <summary>Learns from an answer.</summary>
    public void Learn(string? model, CallEstimate sent, long read)
    {
        var ratio = Math.Max(1, (double)read / sent.Most);
        if (worst.Count < MostModels || worst.ContainsKey(model ?? ""))
        {
            worst.AddOrUpdate(model ?? "", ratio, (_, known) => Math.Max(known, ratio));
        }
    }
}
