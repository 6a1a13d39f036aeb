using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing;

/// <summary>
/// A source with its marks taken out: <c>[|…|]</c> the rule under test, <c>{|AEG001:…|}</c> and
/// <c>{|AEG001,AEG002:…|}</c> named ones; marks nest and may be empty.
/// </summary>
internal sealed partial record Markup(string Text, ImmutableArray<Markup.Mark> Marks)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<(int Start, string[] Ids, string Close)>();
        var position = 0;
        foreach (Match match in Token().Matches(marked))
        {
            text.Append(marked, position, match.Index - position);
            position = match.Index + match.Length;
            if (match.Groups["ids"].Success)
            {
                open.Push((text.Length, match.Groups["ids"].Value.Split(','), "|}"));
            }
            else if (match.Value == "[|")
            {
                open.Push((text.Length, [""], "|]"));
            }
            else if (open.TryPop(out var mark) && mark.Close == match.Value)
            {
                marks.AddRange(mark.Ids.Select(id => new Mark(id, TextSpan.FromBounds(mark.Start, text.Length))));
            }
            else
            {
                throw new TestFailureException($"the mark '{match.Value}' at {match.Index} closes nothing:\n{marked}");
            }
        }

        return open.Count == 0
            ? new Markup(text.Append(marked, position, marked.Length - position).ToString(), [.. marks])
            : throw new TestFailureException($"a mark is not closed by '{open.Peek().Close}':\n{marked}");
    }

    [GeneratedRegex(@"\{\|(?<ids>[A-Z]+[0-9]+(,[A-Z]+[0-9]+)*):|\[\||\|\]|\|\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    /// <summary>One marked span.</summary>
    /// <param name="Id">The rule; empty: the one under test.</param>
    /// <param name="Span">Where, in the text without marks.</param>
    internal readonly record struct Mark(string Id, TextSpan Span);
}
