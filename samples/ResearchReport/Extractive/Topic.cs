using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>A part of a text that can be spoken of by itself.</summary>
/// <param name="Phrase">What it is about.</param>
/// <param name="Sentences">The indices of the sentences that say it.</param>
public sealed record Topic(string Phrase, IReadOnlyList<int> Sentences);

/// <summary>Splits a ranked text into topics.</summary>
public static class Topics
{
    private const int SentencesPerTopic = 4;

    /// <summary>
    /// Takes the sentences that matter most without repeating each other as seeds, gives every other good sentence to the
    /// seed it resembles most, and names each group by what sets it apart.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many topics at most.</param>
    public static IReadOnlyList<Topic> Of(RankedText text, int count)
    {
        var pool = text.Choose(count * SentencesPerTopic);
        var groups = pool.Take(count).Select(seed => new List<int> { seed }).ToList();
        foreach (var sentence in pool.Skip(count))
        {
            var open = groups.Where(group => group.Count < SentencesPerTopic).ToList();
            open.MaxBy(group => Math.Round(text.Similarity(sentence, group[0]), 9))?.Add(sentence);
        }

        // what was asked for is what all topics share, and tells none of them apart
        var taken = text.QuestionTerms.ToHashSet(StringComparer.Ordinal);
        return [.. groups.OrderBy(group => group.Min()).Select(group => new Topic(Name(text, group, taken), group))];
    }

    private static string Name(RankedText text, List<int> group, HashSet<string> taken)
    {
        var phrases = KeyPhrases.Of(group.Select(i => text.Sentences[i]), text.Sentences);
        var phrase =
            phrases.FirstOrDefault(p => !p.Key.Split(' ').All(taken.Contains))
            ?? (phrases.Count > 0 ? phrases[0] : null);
        taken.UnionWith(phrase?.Key.Split(' ') ?? []);
        // a sentence of numbers has no phrase to name it
        var name = phrase?.Text ?? Words.Of(text.Sentences[group[0]])[0].Surface;
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
