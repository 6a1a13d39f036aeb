using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What a type declares itself that JSON could have: properties, then fields.</summary>
internal static class MemberCandidates
{
    public static IEnumerable<MemberCandidate> Of(INamedTypeSymbol type)
    {
        var members = type.GetMembers();
        foreach (var member in members)
        {
            if (
                member is IPropertySymbol { IsStatic: false, IsIndexer: false } property
                && !property.IsEmitted()
                && OfProperty(property) is { } found
            )
            {
                yield return found;
            }
        }

        foreach (var member in members)
        {
            if (
                member is IFieldSymbol { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } field
                && field.Attributes() is { Length: > 0 } attributes
                && new MemberCandidate(field, field.Type, attributes) is var found
                && found.Has("JsonIncludeAttribute")
            )
            {
                yield return found;
            }
        }
    }

    private static MemberCandidate? OfProperty(IPropertySymbol property)
    {
        var isPublic =
            property.GetMethod?.DeclaredAccessibility == Accessibility.Public
            || property.SetMethod?.DeclaredAccessibility == Accessibility.Public;
        if (!isPublic && !property.MayHaveAttributes())
        {
            return null;
        }

        var candidate = new MemberCandidate(property, property.Type, property.Attributes());
        return isPublic || candidate.Has("JsonIncludeAttribute") ? candidate : null;
    }
}
