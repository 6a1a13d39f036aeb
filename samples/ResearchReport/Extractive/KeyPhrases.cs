using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>A word or a pair of words that a text is about.</summary>
/// <param name="Text">The phrase as the text writes it most often.</param>
/// <param name="Key">Its stems, by which phrases are compared.</param>
/// <param name="Score">How much it says of the text.</param>
public sealed record KeyPhrase(string Text, string Key, double Score);

/// <summary>
/// Finds the phrases that set some sentences apart: words, and pairs of neighbouring words, that are frequent in these
/// sentences and rare elsewhere.
/// </summary>
public static class KeyPhrases
{
    // a pair says more than its words, and is rarer than either
    private const double PairWeight = 2.5;

    /// <summary>The phrases of some sentences, best first.</summary>
    /// <param name="sentences">The sentences to name.</param>
    /// <param name="background">All sentences, against which rarity is measured.</param>
    public static IReadOnlyList<KeyPhrase> Of(IEnumerable<string> sentences, IReadOnlyList<string> background)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in background.SelectMany(sentence => Candidates(sentence).Select(c => c.Key).Distinct()))
        {
            spread[key] = spread.GetValueOrDefault(key) + 1;
        }

        return
        [
            .. sentences
                .SelectMany(Candidates)
                .GroupBy(candidate => candidate.Key, StringComparer.Ordinal)
                .Select(group => new KeyPhrase(
                    MostFrequent(group.Select(candidate => candidate.Text)),
                    group.Key,
                    Math.Round(
                        Score(group.Key, group.Count(), spread.GetValueOrDefault(group.Key, 1), background.Count),
                        6
                    )
                ))
                .OrderByDescending(phrase => phrase.Score)
                .ThenBy(phrase => phrase.Key, StringComparer.Ordinal),
        ];
    }

    private static double Score(string key, int count, int spread, int sentences)
    {
        // what is said in one sentence only is more often an accident than a term
        var weight =
            spread < 2 ? 0.5
            : key.Contains(' ', StringComparison.Ordinal) ? PairWeight
            : 1;
        return weight * count * Math.Log(1 + (double)sentences / spread);
    }

    private static IEnumerable<(string Key, string Text)> Candidates(string sentence)
    {
        var words = Words.Of(sentence);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsNaming(words[i]))
            {
                continue;
            }

            yield return (words[i].Stem, words[i].Surface);
            if (
                i + 1 < words.Count
                && IsNaming(words[i + 1])
                && sentence[words[i].End] is ' ' or '-'
                && words[i + 1].Start == words[i].End + 1
            )
            {
                yield return ($"{words[i].Stem} {words[i + 1].Stem}", sentence[words[i].Start..words[i + 1].End]);
            }
        }
    }

    // numbers and very short words name nothing; nor do adverbs and most participles
    private static bool IsNaming(Word word) =>
        word.IsContent
        && word.Surface.Length > 2
        && char.IsLetter(word.Surface[0])
        && !word.Surface.EndsWith("ly", StringComparison.Ordinal)
        && !word.Surface.EndsWith("ed", StringComparison.Ordinal);

    private static string MostFrequent(IEnumerable<string> spellings) =>
        spellings
            .GroupBy(spelling => spelling, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First()
            .Key;
}
