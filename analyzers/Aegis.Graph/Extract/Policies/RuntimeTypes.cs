using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Policies;

/// <summary>Types as values, also those that a referenced project keeps to itself.</summary>
internal static class RuntimeTypes
{
    /// <summary><c>typeof</c>; where code can not name the type, its name, which trimming understands as well.</summary>
    public static string Expression(INamedTypeSymbol type, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            ? $"typeof({type.FullName()})"
            : $"global::System.Type.GetType(\"{QualifiedName(type)}\", throwOnError: true)!";

    private static string QualifiedName(ITypeSymbol type) =>
        $"{Name(type)}, {type.ContainingAssembly.Identity.GetDisplayName()}";

    private static string Name(ITypeSymbol type)
    {
        var arguments = Around(type).SelectMany(part => part.TypeArguments).ToList();
        return arguments.Count == 0
            ? BareName(type)
            : $"{BareName(type)}[{string.Join(",", arguments.Select(argument => $"[{QualifiedName(argument)}]"))}]";
    }

    private static string BareName(ITypeSymbol type)
    {
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named
            ? named.Path(escape: false) + "."
            : "";
        return space + string.Join("+", Around(type).Select(part => part.MetadataName));
    }

    /// <summary>The type and those it is nested in, the outermost first.</summary>
    private static Stack<INamedTypeSymbol> Around(ITypeSymbol type)
    {
        var parts = new Stack<INamedTypeSymbol>();
        for (var part = type as INamedTypeSymbol; part is not null; part = part.ContainingType)
        {
            parts.Push(part);
        }

        return parts;
    }
}
