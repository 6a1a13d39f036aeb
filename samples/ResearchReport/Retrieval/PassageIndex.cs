using ResearchReport.Text;

namespace ResearchReport.Retrieval;

/// <summary>A passage and how well it fits a question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Its BM25 score; comparable within one search only.</param>
public sealed record PassageHit(Passage Passage, double Score);

/// <summary>
/// Finds passages by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with its usual
/// constants: a term counts the more the rarer it is, the less the longer the passage, and ever less the more often it
/// occurs.
/// </summary>
public sealed class PassageIndex
{
    private const double TermSaturation = 1.2;
    private const double LengthNormalization = 0.75;

    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Passage> passages;
    private readonly int[] lengths;
    private readonly double averageLength;

    /// <summary>Indexes the passages, each with the heading it stands under.</summary>
    public PassageIndex(IReadOnlyList<Passage> passages)
    {
        this.passages = passages;
        lengths = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            var terms = Words.Terms($"{passages[i].Section} {passages[i].Text}");
            lengths[i] = terms.Count;
            foreach (var group in terms.GroupBy(term => term, StringComparer.Ordinal))
            {
                if (!postings.TryGetValue(group.Key, out var list))
                {
                    postings[group.Key] = list = [];
                }

                list.Add(new Posting(i, group.Count()));
            }
        }

        averageLength = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average());
    }

    /// <summary>How many passages there are.</summary>
    public int Count => passages.Count;

    /// <summary>The passages that share a word with the question, best first; equally good ones in corpus order.</summary>
    /// <param name="question">The question, in plain language.</param>
    /// <param name="limit">How many passages at most.</param>
    public IReadOnlyList<PassageHit> Search(string question, int limit)
    {
        var scores = new double[passages.Count];
        foreach (var term in Words.Terms(question).Distinct(StringComparer.Ordinal))
        {
            foreach (var posting in postings.GetValueOrDefault(term, []))
            {
                scores[posting.Passage] += Weight(term) * Saturated(posting);
            }
        }

        // Math.Log may differ in its last bits between platforms; rounded, the order can not
        return
        [
            .. passages
                .Select((passage, i) => new PassageHit(passage, Math.Round(scores[i], 6)))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .Take(limit),
        ];
    }

    private double Weight(string term)
    {
        var frequency = postings[term].Count;
        return Math.Log(1 + (passages.Count - frequency + 0.5) / (frequency + 0.5));
    }

    private double Saturated(Posting posting)
    {
        var length = 1 - LengthNormalization + LengthNormalization * lengths[posting.Passage] / averageLength;
        return posting.Count * (TermSaturation + 1) / (posting.Count + TermSaturation * length);
    }

    private readonly record struct Posting(int Passage, int Count);
}
