using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>Finds the methods that are tools.</summary>
public static class ToolMethods
{
    /// <summary>Those of the type itself, in the order of their declaration.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsImplicitlyDeclared: false } method && IsTool(method))
            {
                yield return method;
            }
        }
    }

    public static bool IsTool(this IMethodSymbol method) => AttributeOf(method) is not null;

    /// <summary>Of a partial method, either part may have it.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method) =>
        method.MayHaveAttributes() || method.PartialImplementationPart is not null
            ? method.Find("ToolAttribute") ?? method.PartialImplementationPart?.Find("ToolAttribute")
            : null;
}
