using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract.Policies;

/// <summary>What a fallback that is missing could look like.</summary>
internal static class FallbackScaffold
{
    /// <summary>All but the body; null where no method of the name can be added to the type.</summary>
    public static string? Signature(INamedTypeSymbol type, string name, FallbackTarget target, Accessibility? wanted)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || name == type.Name || type.GetMembers(name).Length > 0)
        {
            return null;
        }

        var access = (wanted ?? Accessibility.Private).ToString().ToLowerInvariant();
        var output = target.Output is { } given ? given.FullName() : "void";
        var parameters = target
            .Parameters.Select(parameter => $"{parameter.Type.FullName()} {Escape(parameter.Name)}")
            .Append($"global::System.Exception {ErrorName(target)}");
        return $"{access} {(target.IsStatic ? "static " : "")}{output} {Escape(name)}({string.Join(", ", parameters)})";
    }

    private static string ErrorName(FallbackTarget target)
    {
        var name = "error";
        for (var number = 2; target.Parameters.Any(parameter => parameter.Name == name); number++)
        {
            name = "error" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
