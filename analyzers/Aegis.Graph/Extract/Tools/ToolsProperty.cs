using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The property <c>Tools</c> that types with tools get, before it is written or after.</summary>
internal static class ToolsProperty
{
    public const string Name = "Tools";

    /// <summary>What a type's base class gives it.</summary>
    public static InheritedTools InheritedBy(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? Of(parent, cancellationToken) : InheritedTools.None;

    /// <summary>What a type gives whoever derives from it, or uses it.</summary>
    public static InheritedTools Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.Length == 0)
        {
            return Emitted(type) is { } property
                ? (property.IsStatic ? InheritedTools.Static : InheritedTools.OfInstance)
                : InheritedBy(type, cancellationToken);
        }

        var inherited = InheritedBy(type, cancellationToken);
        var methods = ToolMethods.Of(type).ToList();
        return methods.Count == 0 || !WillHave(type, cancellationToken) ? inherited
            : inherited != InheritedTools.OfInstance && methods.TrueForAll(method => method.IsStatic)
                ? InheritedTools.Static
            : InheritedTools.OfInstance;
    }

    /// <summary>The property that Aegis has written into a type that is compiled already; null for none.</summary>
    public static IPropertySymbol? Emitted(INamedTypeSymbol type) =>
        type.GetMembers(Name).OfType<IPropertySymbol>().FirstOrDefault(property => property.IsEmitted());

    /// <summary>What the developer has under the property's name; null for nothing.</summary>
    public static ISymbol? ClashIn(INamedTypeSymbol type) => MemberScan.ClashWith(type, Name, isProperty: true);

    private static bool WillHave(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        TypeDeclarationExtractor.FirstNotPartial(type, cancellationToken) is null
        && ToolMethodShape.DefectOfType(type) is null
        && ClashIn(type) is null;
}
