using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>A text with placeholders, taken apart.</summary>
public static class PromptTemplate
{
    // an escaped brace, or a name in braces; other braces (JSON in a prompt) are text
    private static readonly Regex Token = new(
        @"\{\{|\}\}|\{(?<name>[\p{L}_][\p{L}\p{N}_]*(?:[.:,][\p{L}\p{N}_]+)*)\}",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Opening = new(
        @"\{(?<name>[\p{L}_][\p{L}\p{N}_]*)(?<rest>[^{]*)",
        RegexOptions.CultureInvariant
    );

    /// <summary>
    /// Names behind a brace that nothing closes: what stands at the end of a line, and a parameter's name with no closing
    /// brace before the next that opens. Other lone braces are text.
    /// </summary>
    public static IEnumerable<string> Unclosed(string template, ICollection<string> parameters)
    {
        var others = Token.Replace(template, match => new string(' ', match.Length - 1) + "\0");
        foreach (Match match in Opening.Matches(others))
        {
            var name = match.Groups["name"].Value;
            var rest = match.Groups["rest"].Value;
            var line = rest.Split('\n')[0];
            if (string.IsNullOrWhiteSpace(line) || (parameters.Contains(name) && rest.IndexOf('}') < 0))
            {
                yield return name;
            }
        }
    }

    public static EquatableArray<PromptPart> Parse(string template)
    {
        var parts = ImmutableArray.CreateBuilder<PromptPart>();
        var text = new StringBuilder();
        var position = 0;
        foreach (Match match in Token.Matches(template))
        {
            text.Append(template, position, match.Index - position);
            position = match.Index + match.Length;
            if (match.Groups["name"] is { Success: true, Value: var name })
            {
                Flush();
                parts.Add(new PromptPart(name, IsPlaceholder: true));
            }
            else
            {
                text.Append(match.Value[0]);
            }
        }

        text.Append(template, position, template.Length - position);
        Flush();
        return new(parts.ToImmutable());

        void Flush()
        {
            if (text.Length > 0)
            {
                parts.Add(new PromptPart(text.ToString(), IsPlaceholder: false));
                text.Clear();
            }
        }
    }
}

/// <summary>A piece of text, or the name of a parameter.</summary>
public sealed record PromptPart(string Text, bool IsPlaceholder);
