namespace Aegis.Memory;

/// <summary>
/// Makes a summary of sentences that were said, and asks no model: those whose words are said most often, in the order in which
/// they were said. The same messages give the same summary.
/// </summary>
/// <remarks>
/// A sentence is worth what its words are worth on average: how often each, of four letters or more, is said in all sentences
/// (after H. P. Luhn, The Automatic Creation of Literature Abstracts, 1958). One with a number in it is worth half as much
/// again, and so is the first of a message. What was in the summary before is a sentence like the others.
/// </remarks>
public sealed class ExtractiveCompressor : IMemoryCompressor
{
    private const int ShortestWord = 4;
    private const double Bonus = 1.5;

    /// <inheritdoc/>
    public ValueTask<string> CompressAsync(CompressionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var sentences = SentencesOf(request);
        var counts = sentences
            .SelectMany(sentence => sentence.Words)
            .GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
        var chosen = new List<Sentence>();
        var tokens = 0;
        foreach (
            var sentence in sentences
                .OrderByDescending(sentence => WorthOf(sentence, counts))
                .ThenBy(sentence => sentence.Place)
        )
        {
            // with the line's end
            var more = request.TokenCounter.Count(sentence.Text) + 1;
            if (tokens + more <= request.MaxTokens)
            {
                chosen.Add(sentence);
                tokens += more;
            }
        }

        return new(
            chosen.Count > 0
                ? string.Join('\n', chosen.OrderBy(sentence => sentence.Place).Select(sentence => sentence.Text))
                : $"{request.Messages.Count} messages, none of which has a sentence that is short enough."
        );
    }

    private static List<Sentence> SentencesOf(CompressionRequest request)
    {
        var sentences = new List<Sentence>();
        foreach (var line in request.Summary?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            sentences.Add(new Sentence(sentences.Count, line, isFirst: false));
        }

        foreach (var message in request.Messages)
        {
            var isFirst = true;
            foreach (var text in Sentences.Of(MessageText.Of(message)))
            {
                sentences.Add(new Sentence(sentences.Count, $"{MessageText.SpeakerOf(message)}: {text}", isFirst));
                isFirst = false;
            }
        }

        // what is said again is not kept again
        return [.. sentences.DistinctBy(sentence => sentence.Text, StringComparer.Ordinal)];
    }

    private static double WorthOf(Sentence sentence, Dictionary<string, int> counts) =>
        sentence.Words.Count == 0
            ? 0
            : sentence.Words.Average(word => counts[word])
                * (sentence.IsFirst ? Bonus : 1)
                * (sentence.Text.Any(char.IsDigit) ? Bonus : 1);

    private sealed class Sentence(int place, string text, bool isFirst)
    {
        public int Place => place;

        public string Text => text;

        public bool IsFirst => isFirst;

        // not of who says it
        public HashSet<string> Words { get; } =
            Sentences
                .WordsOf(text[(text.IndexOf(": ", StringComparison.Ordinal) + 1)..])
                .Where(word => word.Length >= ShortestWord)
                .ToHashSet(StringComparer.Ordinal);
    }
}
