using Aegis.Graph.Model;
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
            KeepReachable(found);
        }

        return found;
    }

    /// <summary>Whether the developer declared the method and left its body to Aegis.</summary>
    public static bool IsDeclaration(IMethodSymbol method) =>
        method.IsPartialDefinition
        && (method.PartialImplementationPart is null || method.PartialImplementationPart.IsEmitted());

    /// <summary>The run method of a class that is already built: of forms 1 and 2 the emitted core has the parameters.</summary>
    public static IMethodSymbol? FindBuilt(INamedTypeSymbol type, AgentForm form)
    {
        if (form == AgentForm.Bodied)
        {
            var written = Find(type);
            return written.Count > 0 ? written[0] : null;
        }

        return type.GetMembers(form == AgentForm.Composed ? "RunCoreAsync" : "RunAsync")
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.IsEmitted());
    }

    /// <summary>Private overloads beside a public method are its helpers; but a declaration always wants a body.</summary>
    private static void KeepReachable(List<IMethodSymbol> found)
    {
        if (found.Any(IsReachable))
        {
            found.RemoveAll(method => !IsReachable(method) && !IsDeclaration(method));
        }
    }

    private static bool IsReachable(IMethodSymbol method) => TypeNames.IsReachable(method.DeclaredAccessibility);

    private static void Collect(INamedTypeSymbol type, string name, List<IMethodSymbol> found)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (
                member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                && (method.IsPartialDefinition || !method.IsEmitted())
            )
            {
                found.Add(method);
            }
        }
    }
}
