using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract.Tools;

/// <summary>What a method's author has marked as experimental, so that whoever uses it says that they know.</summary>
internal static class Experiments
{
    /// <summary>The ids that calls of the method are reported under.</summary>
    public static EquatableArray<string> Of(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Concat(method.ContainingType.GetAttributes())
            .Concat(method.Parameters.SelectMany(parameter => parameter.Type.GetAttributes()))
            .Where(attribute => attribute.AttributeClass?.Name == "ExperimentalAttribute")
            .Select(attribute => attribute.Text() ?? "")
            .Where(SyntaxFacts.IsValidIdentifier)
            .Distinct(StringComparer.Ordinal)
            .ToEquatableArray();
}
