using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Whether the serializer can fill a collection.</summary>
internal static class CollectionFillability
{
    private const string Immutable = "System.Collections.Immutable";

    public static string? DefectOf(ITypeSymbol type, TypeShape shape)
    {
        if (shape.Key is { } key && !IsKey(key))
        {
            return $"has keys of type '{key.ShortName()}', which are no names of properties";
        }

        return type is not INamedTypeSymbol named || CanBeFilled(named)
            ? null
            : $"is a collection that JSON can not fill; use an array, a list or a dictionary";
    }

    private static bool CanBeFilled(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface ? IsKnownInterface(type)
        : type.ContainingNamespace.Is(Immutable) || type.Is("Memory", "System") || type.Is("ReadOnlyMemory", "System")
            ? true
        : !type.IsAbstract
            && !type.Is("ArraySegment", "System")
            && HasDefaultConstructor(type)
            && (
                Collections.Implements(type, "ICollection", KnownNames.Collections)
                || Collections.Implements(type, "IList", "System.Collections")
                || Collections.Implements(type, "IDictionary", "System.Collections")
                || IsQueueOrStack(type)
            );

    private static bool IsKnownInterface(INamedTypeSymbol type) =>
        type.Name
            is "IEnumerable"
                or "ICollection"
                or "IList"
                or "IReadOnlyCollection"
                or "IReadOnlyList"
                or "ISet"
                or "IReadOnlySet"
                or "IDictionary"
                or "IReadOnlyDictionary"
            ? type.ContainingNamespace.Is(KnownNames.Collections) || type.ContainingNamespace.Is("System.Collections")
            : type.ContainingNamespace.Is(Immutable);

    private static bool IsQueueOrStack(INamedTypeSymbol type) =>
        type.Derives("Queue", KnownNames.Collections)
        || type.Derives("Stack", KnownNames.Collections)
        || type.Derives("Queue", "System.Collections")
        || type.Derives("Stack", "System.Collections")
        || type.Derives("ConcurrentQueue", "System.Collections.Concurrent")
        || type.Derives("ConcurrentStack", "System.Collections.Concurrent");

    private static bool HasDefaultConstructor(INamedTypeSymbol type) =>
        type.IsValueType
        || type.InstanceConstructors.Any(constructor =>
            constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public }
        );

    private static bool IsKey(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Enum or TypeKind.Error
        || type.SpecialType == SpecialType.System_Object
        || (Scalars.Contains(type) && !type.IsNullableValue() && type is not IArrayTypeSymbol);
}
