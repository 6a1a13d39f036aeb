using System.Text;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Emit;

/// <summary>The names and literals that all emitted code shares.</summary>
internal static class Code
{
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <summary>
    /// The types nested in a pipeline. Types of the developer's with these names would not be found within the class, not
    /// even by its own <c>[Pipeline(typeof(State))]</c>: nobody's agent is called like this.
    /// </summary>
    public const string RunState = "AegisRunState";
    public const string AgentSet = "AegisAgentSet";

    public const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>Marks what extraction must not see again.</summary>
    public static string Generated { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Aegis.Generators\", \"{VersionText()}\")]";

    /// <summary>A string literal, the one place where text of the user's becomes code.</summary>
    public static string Literal(string text) => TextLiteral.Of(text);

    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>Text for the inside of an interpolated string literal.</summary>
    public static string Interpolated(string text)
    {
        var literal = Literal(text);
        return new StringBuilder(literal, 1, literal.Length - 2, literal.Length)
            .Replace("{", "{{")
            .Replace("}", "}}")
            .ToString();
    }

    /// <summary>A name as code writes it: keywords get their <c>@</c>.</summary>
    public static string Name(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>The first letter small, as fields and locals have it.</summary>
    public static string Camel(string name) =>
        name.Length == 0 || char.IsLower(name[0]) ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The first letter a capital, as members have it.</summary>
    public static string Pascal(string name) =>
        name.Length == 0 || char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A name that none of the others is: the given one, or that with <c>aegis</c> before it.</summary>
    public static string Free(string name, IEnumerable<string> taken)
    {
        var others = new HashSet<string>(taken, StringComparer.Ordinal);
        while (others.Contains(name))
        {
            name = "aegis" + char.ToUpperInvariant(name[0]) + name.Substring(1);
        }

        return name;
    }

    /// <summary>Text for the inside of an XML documentation comment.</summary>
    public static string Xml(string text)
    {
        // no line may end inside the comment, and XML knows no other control characters
        var plain = text.Select(letter =>
            char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter
        );
        return string.Concat(plain).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    private static string VersionText() => typeof(Code).Assembly.GetName().Version.ToString(3);
}
