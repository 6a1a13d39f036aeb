using System.Text.RegularExpressions;

namespace Aegis.Tools;

/// <summary>A pattern that a text or a name has to match.</summary>
internal sealed class SchemaPattern
{
    // a pattern that takes longer is not matched: a model must not be able to stop the process
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex regex;

    /// <exception cref="ArgumentException">It is no pattern.</exception>
    public SchemaPattern(string written, PatternScope scope)
    {
        Written = written;
        regex = Compile(written, scope);
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Written { get; }

    /// <summary>Whether a text matches; one that takes too long is told to the check, which then refuses the call.</summary>
    public bool IsMatch(string text, JsonCheck check)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // once is enough: a call must not be able to stop the process by many texts of this kind
            check.Exhaust(text);
            return true;
        }
    }

    private static Regex Compile(string written, PatternScope scope)
    {
        if (scope == PatternScope.AnyPart)
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
}
