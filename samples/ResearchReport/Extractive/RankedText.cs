using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>The sentences of a text with their ranks, and choices among them.</summary>
public sealed class RankedText
{
    // Maximal Marginal Relevance (Carbonell and Goldstein, 1998): how much rank counts against novelty
    private const double RankOverNovelty = 0.5;

    // "It was finished in 1811" says little away from its neighbours
    private static readonly HashSet<string> LeansOnNeighbours = new(StringComparer.OrdinalIgnoreCase)
    {
        "it",
        "its",
        "this",
        "these",
        "that",
        "those",
        "they",
        "their",
        "he",
        "his",
        "she",
        "her",
        "such",
        "both",
        "but",
        "however",
        "therefore",
        "there",
        "then",
        "here",
        "so",
        "and",
        "or",
        "another",
        "each",
        "even",
        "instead",
        "one",
        "neither",
    };

    private readonly IReadOnlyList<TermVector> vectors;
    private readonly double[] ranks;

    /// <summary>Ranks the sentences.</summary>
    /// <param name="sentences">The sentences in order; repeated ones count once.</param>
    /// <param name="question">What to rank for; empty for centrality alone.</param>
    public RankedText(IEnumerable<string> sentences, string question)
    {
        // a text without one word of meaning has no vector
        Sentences = [.. sentences.Distinct(StringComparer.Ordinal).Where(sentence => Words.Terms(sentence).Count > 0)];
        QuestionTerms = Words.Terms(question);
        var all = Sentences.Select(Words.Terms).Append(QuestionTerms).ToList();
        vectors = TermVector.Of(all);
        ranks = SentenceRanker.Rank([.. vectors.SkipLast(1)], QuestionTerms.Count > 0 ? vectors[^1] : null);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] *= LeansOnNeighbours.Contains(Words.Of(Sentences[i])[0].Surface) ? 0.5 : 1;
        }
    }

    /// <summary>The sentences in order.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <summary>The words of the question that carry meaning; empty when there is none.</summary>
    public IReadOnlyList<string> QuestionTerms { get; }

    /// <summary>A sentence's rank.</summary>
    public double Rank(int sentence) => ranks[sentence];

    /// <summary>How alike two sentences are, from 0 to 1.</summary>
    public double Similarity(int one, int other) => vectors[one].Cosine(vectors[other]);

    /// <summary>The sentences that matter most without saying the same twice, best first.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="among">The indices to choose from; all when left out.</param>
    public IReadOnlyList<int> Choose(int count, IEnumerable<int>? among = null)
    {
        var candidates = (among ?? Enumerable.Range(0, Sentences.Count)).ToList();
        var highest = candidates.Count == 0 ? 0 : candidates.Max(Rank);
        var chosen = new List<int>();
        while (chosen.Count < count && candidates.Count > 0)
        {
            var best = candidates.MaxBy(Gain);
            chosen.Add(best);
            candidates.Remove(best);
        }

        return chosen;

        double Gain(int candidate)
        {
            var repeats = chosen.Count == 0 ? 0 : chosen.Max(other => Similarity(candidate, other));
            return Math.Round(RankOverNovelty * ranks[candidate] / highest - (1 - RankOverNovelty) * repeats, 9);
        }
    }

    /// <summary>The chosen sentences as running text, in the order in which they stand in the original.</summary>
    public string Join(IEnumerable<int> chosen) => string.Join(' ', chosen.Order().Select(i => Sentences[i]));
}
