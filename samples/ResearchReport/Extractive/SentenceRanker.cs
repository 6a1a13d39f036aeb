namespace ResearchReport.Extractive;

/// <summary>
/// Ranks sentences by LexRank (Erkan and Radev, 2004): a sentence matters when it resembles sentences that matter. With a
/// question, by its biased form (Otterbacher, Erkan and Radev, 2005), in which the walk keeps returning to sentences
/// that resemble the question.
/// </summary>
public static class SentenceRanker
{
    // the papers' damping is 0.85 for plain ranking; a question needs a stronger pull than a mere tie-break
    private const double Damping = 0.7;
    private const int Iterations = 30;

    /// <summary>The rank of each sentence; the ranks add up to 1.</summary>
    /// <param name="sentences">The sentences' vectors.</param>
    /// <param name="question">The question's vector; none for plain centrality.</param>
    public static double[] Rank(IReadOnlyList<TermVector> sentences, TermVector? question)
    {
        var count = sentences.Count;
        var links = Links(sentences);
        var bias = Bias(sentences, question);
        var ranks = Enumerable.Repeat(1.0 / count, count).ToArray();

        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var next = new double[count];
            for (var from = 0; from < count; from++)
            {
                for (var to = 0; to < count; to++)
                {
                    next[to] += Damping * links[from][to] * ranks[from];
                }
            }

            for (var i = 0; i < count; i++)
            {
                next[i] += (1 - Damping) * bias[i];
            }

            ranks = next;
        }

        // the last bits may differ between platforms; rounded, the order can not
        return [.. ranks.Select(rank => Math.Round(rank, 9))];
    }

    // each row is a sentence's similarities to all, itself included, scaled to add up to 1
    private static double[][] Links(IReadOnlyList<TermVector> sentences)
    {
        var links = sentences.Select(_ => new double[sentences.Count]).ToArray();
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var j = i; j < sentences.Count; j++)
            {
                links[i][j] = links[j][i] = i == j ? 1 : sentences[i].Cosine(sentences[j]);
            }
        }

        return [.. links.Select(Normalized)];
    }

    private static double[] Bias(IReadOnlyList<TermVector> sentences, TermVector? question)
    {
        var bias = sentences.Select(sentence => question?.Cosine(sentence) ?? 0).ToArray();
        // a question that shares no word with the text can not steer
        return bias.Sum() > 0 ? Normalized(bias) : Normalized([.. bias.Select(_ => 1.0)]);
    }

    private static double[] Normalized(double[] row)
    {
        var sum = row.Sum();
        return [.. row.Select(value => value / sum)];
    }
}
