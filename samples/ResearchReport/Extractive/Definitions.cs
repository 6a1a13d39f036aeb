using System.Text.RegularExpressions;
using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>Finds terms that a text explains, and the sentences that explain them.</summary>
public static partial class Definitions
{
    // shorter ones say that something is, not what it is
    private const int FewestWords = 7;

    /// <summary>
    /// The terms, in alphabetical order: those of which a sentence says what they are. Only when the text explains
    /// nothing at all, its most telling phrases, each with the sentence that says most of it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many terms at most.</param>
    public static IReadOnlyList<Topic> Of(RankedText text, int count)
    {
        var phrases = KeyPhrases.Of(text.Sentences, text.Sentences);
        var terms = Explained(text, phrases, count, Defined);
        terms = terms.Count > 0 ? terms : Explained(text, phrases, count, Mentioned);
        return [.. terms.OrderBy(topic => topic.Phrase, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The phrase as the sentence spells it, when it begins by saying what that is: "A lens is a …".</summary>
    public static string? Defined(string sentence, KeyPhrase phrase)
    {
        var words = Words.Of(sentence).ToList();
        if (words.Count < FewestWords)
        {
            return null;
        }

        words.RemoveRange(0, words[0].Surface.ToLowerInvariant() is "a" or "an" or "the" ? 1 : 0);
        var term = words.Take(phrase.Key.Split(' ').Length).ToList();
        return
            string.Join(' ', term.Select(word => word.Stem)) == phrase.Key && Copula().IsMatch(sentence[term[^1].End..])
            ? Spelled(sentence[term[0].Start..term[^1].End], phrase)
            : null;
    }

    private static string? Mentioned(string sentence, KeyPhrase phrase) =>
        sentence.Contains(phrase.Text, StringComparison.OrdinalIgnoreCase) ? phrase.Text : null;

    // a capital may be due to the sentence and not to the term
    private static string Spelled(string term, KeyPhrase phrase) =>
        string.Equals(term, phrase.Text, StringComparison.OrdinalIgnoreCase) ? phrase.Text : term;

    private static List<Topic> Explained(
        RankedText text,
        IReadOnlyList<KeyPhrase> phrases,
        int count,
        Func<string, KeyPhrase, string?> explain
    )
    {
        var found = new List<Topic>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phrase in phrases.TakeWhile(_ => found.Count < count))
        {
            // "lamp" beside "arc lamp" would explain the same thing twice
            if (phrase.Key.Split(' ').All(used.Contains))
            {
                continue;
            }

            var explaining = Enumerable
                .Range(0, text.Sentences.Count)
                .Where(i => !found.Exists(topic => topic.Sentences[0] == i))
                .Where(i => explain(text.Sentences[i], phrase) is not null)
                .ToList();
            if (explaining.Count > 0)
            {
                var best = explaining.MaxBy(text.Rank);
                found.Add(new Topic(explain(text.Sentences[best], phrase)!, [best]));
                used.UnionWith(phrase.Key.Split(' '));
            }
        }

        return found;
    }

    // what follows the term, a remark between commas aside
    [GeneratedRegex(
        @"^(?:,[^,]*,)?\s+(?:(?:is|are|was|were)\s+(?:an?|the|any|one|those|distilled|made)|means|consists\s+of|describes)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Copula();
}
