using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Finds the run method of a class among what its developer wrote.</summary>
internal static class RunMethods
{
    /// <summary>The candidates of the class itself; failing that, those it inherits.</summary>
    public static List<IMethodSymbol> Find(INamedTypeSymbol type)
    {
        var found = new List<IMethodSymbol>();
        for (var current = type; current is not null && found.Count == 0; current = current.BaseType)
        {
            Collect(current, "RunAsync", found);
            Collect(current, "Run", found);
        }

        return found;
    }

    /// <summary>Whether the developer declared the method and left its body to Aegis.</summary>
    public static bool IsDeclaration(IMethodSymbol method) =>
        method.IsPartialDefinition
        && (method.PartialImplementationPart is null || method.PartialImplementationPart.IsEmitted());

    /// <summary>The run method of a class that is already built: of forms 1 and 2 the emitted core has the parameters.</summary>
    public static IMethodSymbol? FindBuilt(INamedTypeSymbol type, bool isComposed)
    {
        foreach (var member in type.GetMembers(isComposed ? "RunCoreAsync" : "RunAsync"))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            {
                return method;
            }
        }

        var written = Find(type);
        return written.Count > 0 ? written[0] : null;
    }

    private static void Collect(INamedTypeSymbol type, string name, List<IMethodSymbol> found)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (
                member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false } method
                && (method.IsPartialDefinition || !method.IsEmitted())
            )
            {
                found.Add(method);
            }
        }
    }
}
