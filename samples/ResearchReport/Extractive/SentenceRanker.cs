namespace ResearchReport.Extractive;

/// <summary>
/// Ranks sentences by LexRank (Erkan and Radev, 2004): a sentence matters when it resembles sentences that matter. With a
/// question, by its biased form (Otterbacher, Erkan and Radev, 2005), in which the walk keeps returning to sentences
/// that resemble the question.
/// </summary>
public static class SentenceRanker
{
    // how much a sentence's neighbours count; a question that is to steer needs the greater part for itself
    private const double Damping = 0.85;
    private const double DampingWithQuestion = 0.3;
    private const int Iterations = 30;

    /// <summary>The rank of each sentence; the ranks add up to 1.</summary>
    /// <param name="sentences">The sentences' vectors.</param>
    /// <param name="question">The question's vector; none for plain centrality.</param>
    public static double[] Rank(IReadOnlyList<TermVector> sentences, TermVector? question)
    {
        var count = sentences.Count;
        var links = Links(sentences);
        var damping = question is null ? Damping : DampingWithQuestion;
        var bias = Bias(sentences, question);
        var ranks = Enumerable.Repeat(1.0 / count, count).ToArray();

        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var next = new double[count];
            for (var from = 0; from < count; from++)
            {
                for (var to = 0; to < count; to++)
                {
                    next[to] += damping * links[from][to] * ranks[from];
                }
            }

            for (var i = 0; i < count; i++)
            {
                next[i] += (1 - damping) * bias[i];
            }

            ranks = next;
        }

        // the last bits may differ between platforms; rounded, the order can not
        return [.. ranks.Select(rank => Math.Round(rank, 9))];
    }

    // each row is a sentence's similarities to all others, scaled to add up to 1; with itself, a lone one would keep its rank
    private static double[][] Links(IReadOnlyList<TermVector> sentences)
    {
        var links = sentences.Select(_ => new double[sentences.Count]).ToArray();
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var j = i + 1; j < sentences.Count; j++)
            {
                links[i][j] = links[j][i] = sentences[i].Cosine(sentences[j]);
            }
        }

        return [.. links.Select(Normalized)];
    }

    private static double[] Bias(IReadOnlyList<TermVector> sentences, TermVector? question)
    {
        var bias = sentences.Select(sentence => question?.Cosine(sentence) ?? 0).ToArray();
        return Normalized(bias);
    }

    private static double[] Normalized(double[] row)
    {
        // what resembles nothing leads everywhere alike: a lone sentence, or a question of other things
        var sum = row.Sum();
        return [.. row.Select(value => sum > 0 ? value / sum : 1.0 / row.Length)];
    }
}
