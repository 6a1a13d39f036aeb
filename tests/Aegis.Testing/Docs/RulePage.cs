using System.Text.RegularExpressions;

namespace Aegis.Testing;

/// <summary>The page of one rule: its text, and the examples under comments such as <c>&lt;!-- reports: AEG012 --&gt;</c>.</summary>
/// <param name="Text">All of it.</param>
public sealed partial record RulePage(string Text)
{
    /// <summary>Where the pages are.</summary>
    public static string Folder { get; } = Path.Combine(BuildFacts.AegisRoot, "docs", "diagnostics");

    /// <summary>The examples, each with what the comment above it says, in the order of the page.</summary>
    public IEnumerable<(string Kind, string Options, string Code)> Examples =>
        Example()
            .Matches(Text)
            .Select(match => (match.Groups["kind"].Value, match.Groups["options"].Value, match.Groups["code"].Value));

    /// <summary>The page of the rule of an id.</summary>
    public static RulePage Read(string id) =>
        new(File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n"));

    [GeneratedRegex(
        @"<!-- (?<kind>reports|clean|library)(?<options>[^>]*) -->\n\n```csharp\n(?<code>.*?)\n```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Example();
}
