using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using ResearchReport.Text;

namespace ResearchReport.Extractive;

/// <summary>What a conversation asks for, as far as that can be told without understanding it.</summary>
/// <param name="Material">The sentences to work on.</param>
/// <param name="Question">The questions among the instructions; empty when there is none.</param>
/// <param name="Instructions">Everything that is no material.</param>
public sealed partial record ExtractiveRequest(IReadOnlyList<string> Material, string Question, string Instructions)
{
    private static readonly string[] Numbers =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>Whether the instructions ask for terms and their meaning instead of a summary.</summary>
    public bool WantsGlossary => GlossaryWord().IsMatch(Instructions);

    /// <summary>How many of something the instructions ask for: 3 of "sentence" in "a summary of three sentences".</summary>
    /// <param name="unit">What is counted, in the singular.</param>
    /// <param name="otherwise">The answer when they do not say.</param>
    public int CountOf(string unit, int otherwise)
    {
        var match = Regex.Match(
            Instructions,
            $@"\b(\d{{1,3}}|{string.Join('|', Numbers)})(?:\s+\w+)?\s+{unit}s?\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        if (!match.Success)
        {
            return otherwise;
        }

        var number = match.Groups[1].Value;
        return char.IsDigit(number[0])
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : Array.IndexOf(Numbers, number.ToLowerInvariant());
    }

    /// <summary>
    /// Reads a conversation. JSON values in user messages are material, and what stands around them is instructions. In a
    /// message without JSON, paragraphs that end in a colon or ask something are instructions, unless nothing else is left.
    /// </summary>
    public static ExtractiveRequest Read(IEnumerable<ChatMessage> messages)
    {
        var material = new List<string>();
        var instructions = new List<string>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                instructions.Add(message.Text);
            }
            else if (message.Role == ChatRole.User)
            {
                Read(message.Text, material, instructions);
            }
        }

        var questions = instructions.SelectMany(Sentences.Of).Where(sentence => sentence.EndsWith('?'));
        // a question is no answer to anything, not even when it is a title
        return new ExtractiveRequest(
            [.. material.SelectMany(Sentences.Of).Where(sentence => !Notice.Owns(sentence) && !sentence.EndsWith('?'))],
            string.Join(' ', questions),
            string.Join('\n', instructions)
        );
    }

    private static void Read(string text, List<string> material, List<string> instructions)
    {
        if (EmbeddedJson.Separate(text) is var (strings, rest))
        {
            // names and headings are no sentences, and file names even less
            material.AddRange(strings.Where(Sentences.IsClosed));
            instructions.Add(rest);
            return;
        }

        var paragraphs = Paragraphs.Of(text).ToLookup(paragraph => paragraph.EndsWith(':') || paragraph.EndsWith('?'));
        var onlyInstructions = !paragraphs[false].Any();
        material.AddRange(paragraphs[onlyInstructions]);
        instructions.AddRange(paragraphs[true]);
    }

    [GeneratedRegex(
        @"\b(glossary|terms|vocabulary|definitions)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex GlossaryWord();
}
