using Aegis.Graph.Extract.Schemas;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools.Readers;

/// <summary>Which types a constructor alone makes whole, exactly as a serializer would.</summary>
internal static class ReadableTypes
{
    /// <summary>The constructor that emitted code can call; null when only a serializer will do.</summary>
    public static IMethodSymbol? ConstructorOf(ITypeSymbol type, TypeName name)
    {
        if (
            type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named
            || name is { Visibility: Visibility.Hidden } or { IsUnknown: true } or { IsConfined: true }
            || TypeShapes.Of(type, Converter.None).Form != TypeForm.Object
            || IsDirected(named)
        )
        {
            return null;
        }

        var constructor = JsonConstructors.Of(named);
        return
            constructor is { Parameters.Length: > 0 }
            && TypeNames.IsReachable(constructor.DeclaredAccessibility)
            && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            ? constructor
            : null;
    }

    /// <summary>Whether each member has a parameter and each parameter a member, and nothing special is said of any.</summary>
    public static bool AreSetBy(IMethodSymbol constructor, List<JsonMember> members) =>
        members.Count == constructor.Parameters.Length
        && members.TrueForAll(member =>
            member is { Parameter: not null, Converter: Converter.None, Numbers: null }
            && !member.Attributes.Any(IsSerializers)
            && member.Symbol is not (IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
        );

    /// <summary>Whether attributes of the type, or what it inherits, tell the serializer what to do with it.</summary>
    private static bool IsDirected(INamedTypeSymbol type)
    {
        for (
            INamedTypeSymbol? current = type;
            current is { SpecialType: not SpecialType.System_Object };
            current = current.BaseType
        )
        {
            if (
                current.Attributes().Any(IsSerializers)
                || current.GetMembers().Any(member => member.Attributes().Any(IsExtensionData))
                || current.AllInterfaces.Any(IsCallback)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>[JsonPropertyName]</c> and the order of members are known already.</summary>
    private static bool IsSerializers(AttributeData attribute) =>
        attribute.AttributeClass is { } type
        && type.ContainingNamespace.Path(escape: false) == KnownNames.JsonSerialization
        && type.Name
            is not (
                "JsonPropertyNameAttribute"
                or "JsonPropertyOrderAttribute"
                or "JsonSerializableAttribute"
                or "JsonRequiredAttribute"
                or "JsonIncludeAttribute"
            );

    private static bool IsExtensionData(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "JsonExtensionDataAttribute";

    private static bool IsCallback(INamedTypeSymbol type) =>
        type.Name is "IJsonOnDeserialized" or "IJsonOnDeserializing";
}
