using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Hooks;

/// <summary>Finds the methods that are hooks.</summary>
public static class HookMethods
{
    public const string MetadataName = "Aegis.Turns.HookAttribute";

    /// <summary>Those of the type itself, in the order of their declaration.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => AttributesOf(method).Length > 0);

    public static ImmutableArray<AttributeData> AttributesOf(IMethodSymbol method) =>
        method.MayHaveAttributes()
            ? method
                .GetAttributes()
                .Where(attribute => attribute.AttributeClass is { } type && IsOfTurns(type, "HookAttribute"))
                .ToImmutableArray()
            : ImmutableArray<AttributeData>.Empty;

    /// <summary>The points at which a method is called, as numbers; null for one that is no constant.</summary>
    public static IEnumerable<int?> PointsOf(IMethodSymbol method) =>
        AttributesOf(method).Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as int?);

    public static bool IsOfTurns(ITypeSymbol type, string name) =>
        type.Name == name
        && type.ContainingNamespace
            is { Name: "Turns", ContainingNamespace: { Name: "Aegis", ContainingNamespace.IsGlobalNamespace: true } };
}
