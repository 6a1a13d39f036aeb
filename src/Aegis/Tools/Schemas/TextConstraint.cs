using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aegis.Tools;

/// <summary>Length and pattern of a text. Length counts characters of Unicode, as JSON schema does.</summary>
internal sealed class TextConstraint : IJsonConstraint
{
    // a pattern that takes longer is not matched: a model must not be able to stop the process
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly int? minimum;
    private readonly int? maximum;
    private readonly Regex? pattern;
    private readonly string? written;

    private TextConstraint(int? minimum, int? maximum, Regex? pattern, string? written)
    {
        this.minimum = minimum;
        this.maximum = maximum;
        this.pattern = pattern;
        this.written = written;
    }

    public static TextConstraint? Read(JsonElement schema, PatternScope patterns)
    {
        var minimum = schema.Limit("minLength");
        var maximum = schema.Limit("maxLength");
        var written = schema.TryGetProperty("pattern", out var text) ? text.GetString() : null;
        var pattern = written is null ? null : Compile(written, patterns);
        return minimum is null && maximum is null && pattern is null
            ? null
            : new TextConstraint(minimum, maximum, pattern, written);
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var text = value.GetString()!;
        if (minimum is not null || maximum is not null)
        {
            CheckLength(text, value, check);
        }

        if (pattern is not null && !IsMatch(pattern, text, check))
        {
            check.Report($"must match the pattern {written}", value);
        }
    }

    private void CheckLength(string text, JsonElement value, JsonCheck check)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        if (length < minimum)
        {
            check.Report(Rule("at least", minimum.Value), value);
        }
        else if (length > maximum)
        {
            check.Report(Rule("at most", maximum.Value), value);
        }
    }

    /// <exception cref="ArgumentException">It is no pattern.</exception>
    private static Regex Compile(string written, PatternScope patterns)
    {
        if (patterns == PatternScope.AnyPart)
        {
            return new Regex(written, RegexOptions.CultureInvariant, MatchTimeout);
        }

        try
        {
            // $ would also match before a line feed at the end
            return new Regex($@"\A(?:{written})\z", RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException)
        {
            // (?x)a # a comment, which goes on to the end of its line
            return new Regex($"\\A(?:{written}\n)\\z", RegexOptions.CultureInvariant, MatchTimeout);
        }
    }

    private static string Rule(string relation, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"must be {relation} {limit} characters long");

    private static bool IsMatch(Regex pattern, string text, JsonCheck check)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // once is enough: a call must not be able to stop the process by many texts of this kind
            check.Exhaust();
            return false;
        }
    }
}
