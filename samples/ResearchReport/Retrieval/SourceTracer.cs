using ResearchReport.Text;

namespace ResearchReport.Retrieval;

/// <summary>
/// Finds the passage that a sentence rests on, by the words they share. Whoever wrote the sentence, a sentence of which
/// no passage holds most words stays without a source, and a reader can see so.
/// </summary>
public sealed class SourceTracer
{
    // two thirds: a paraphrase passes, a sentence that only speaks of the same things does not
    private const double RequiredShare = 2.0 / 3;

    private readonly HashSet<string>[] passages;

    /// <summary>Prepares to trace sentences to these passages.</summary>
    public SourceTracer(IEnumerable<string> passages) =>
        this.passages = [.. passages.Select(passage => Words.Terms(passage).ToHashSet(StringComparer.Ordinal))];

    /// <summary>The index of the passage that holds most of the sentence's words; none when none holds enough.</summary>
    public int? Trace(string sentence)
    {
        var terms = Words.Terms(sentence).Distinct(StringComparer.Ordinal).ToList();
        var best = -1;
        var bestShared = 0;
        for (var i = 0; i < passages.Length; i++)
        {
            var shared = terms.Count(passages[i].Contains);
            if (shared > bestShared)
            {
                (best, bestShared) = (i, shared);
            }
        }

        return best >= 0 && bestShared >= RequiredShare * terms.Count ? best : null;
    }
}
