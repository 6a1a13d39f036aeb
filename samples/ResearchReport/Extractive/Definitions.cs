using System.Text.RegularExpressions;
using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>Finds terms that a text explains, and the sentences that explain them.</summary>
public static class Definitions
{
    /// <summary>
    /// The terms, in alphabetical order. First those of which a sentence says what they are, then, when these are too few,
    /// the most telling phrases with the sentence that says most of them.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many terms at most.</param>
    public static IReadOnlyList<Topic> Of(RankedText text, int count)
    {
        var found = new List<Topic>();
        var usedSentences = new HashSet<int>();
        var usedTerms = new HashSet<string>(StringComparer.Ordinal);
        var phrases = KeyPhrases.Of(text.Sentences, text.Sentences);

        foreach (var needsDefinition in (bool[])[true, false])
        {
            foreach (var phrase in phrases.TakeWhile(_ => found.Count < count))
            {
                // "lens" beside "Fresnel lens" would explain the same thing twice
                if (phrase.Key.Split(' ').Any(usedTerms.Contains))
                {
                    continue;
                }

                if (BestSentence(text, phrase, usedSentences, needsDefinition) is { } sentence)
                {
                    found.Add(new Topic(phrase.Text, [sentence]));
                    usedSentences.Add(sentence);
                    usedTerms.UnionWith(phrase.Key.Split(' '));
                }
            }
        }

        return [.. found.OrderBy(topic => topic.Phrase, StringComparer.OrdinalIgnoreCase)];
    }

    private static int? BestSentence(RankedText text, KeyPhrase phrase, HashSet<int> used, bool needsDefinition)
    {
        var candidates = Enumerable
            .Range(0, text.Sentences.Count)
            .Where(i =>
                !used.Contains(i) && text.Sentences[i].Contains(phrase.Text, StringComparison.OrdinalIgnoreCase)
            )
            .Where(i => !needsDefinition || Defines(text.Sentences[i], phrase.Text))
            .ToList();
        return candidates.Count == 0 ? null : candidates.MaxBy(text.Rank);
    }

    /// <summary>Whether a sentence begins by saying what the term is: "A catadioptric lens is one that …".</summary>
    public static bool Defines(string sentence, string term)
    {
        var opening = Regex.Match(
            sentence,
            $@"^(?:(?:an?|the)\s+)?{Regex.Escape(term)}s?(?:,[^,]*,)?\s+(?:is|are|was|were|means|consists|describes)\s+(?:an?|the|any|one|those|of|when|where|how)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        return opening.Success && Words.Of(sentence).Count > 6;
    }
}
