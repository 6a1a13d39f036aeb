namespace ResearchReport.Extractive;

/// <summary>The terms of a text with their tf-idf weights, scaled to length 1.</summary>
public sealed class TermVector
{
    private readonly Dictionary<string, double> weights;

    private TermVector(Dictionary<string, double> weights) => this.weights = weights;

    /// <summary>The cosine of the angle between two vectors: 1 for the same words, 0 for none in common.</summary>
    public double Cosine(TermVector other)
    {
        var (small, large) = weights.Count <= other.weights.Count ? (weights, other.weights) : (other.weights, weights);
        return small.Sum(entry => entry.Value * large.GetValueOrDefault(entry.Key));
    }

    /// <summary>The vectors of several texts; a term that few of them hold weighs more.</summary>
    /// <param name="texts">The terms of each text.</param>
    public static IReadOnlyList<TermVector> Of(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in texts.SelectMany(terms => terms.Distinct(StringComparer.Ordinal)))
        {
            frequency[term] = frequency.GetValueOrDefault(term) + 1;
        }

        return [.. texts.Select(terms => Weigh(terms, term => Math.Log(1 + (double)texts.Count / frequency[term])))];
    }

    private static TermVector Weigh(IReadOnlyList<string> terms, Func<string, double> rarity)
    {
        // filled once and never removed from, so that it is enumerated, and summed up, in the order of the text
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            weights[term] = weights.GetValueOrDefault(term) + rarity(term);
        }

        var length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
        foreach (var term in weights.Keys.ToList())
        {
            weights[term] /= length;
        }

        return new TermVector(weights);
    }
}
