using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Puts on a schema what attributes and comments say of it: first the place's own, then its type's.</summary>
internal static class Annotations
{
    public static void Apply(SchemaNode node, SchemaPlace place, SchemaContext context)
    {
        var own = place.Parameter is null
            ? place.Member?.Attributes ?? AttributeLookup.None
            : place.ParameterAttributes;
        var constructor = place.Member?.ParameterAttributes ?? AttributeLookup.None;
        var type = place.Type is INamedTypeSymbol { TypeKind: not TypeKind.Error } named ? named : null;
        var onType = type is null || type.IsNullableValue() ? AttributeLookup.None : type.Attributes();

        if (place.Parameter is { } parameter)
        {
            ApplyParameter(node, parameter, own);
        }

        node.Description = DescriptionOf(place, own, constructor, onType, context);
        node.Title ??= Titles.Of(own, constructor, type);
        var target = new AnnotationTarget(
            node,
            place,
            [.. DataAnnotations(own), .. DataAnnotations(constructor)],
            context
        );
        if (target.Attributes.Count == 0)
        {
            return;
        }

        TextAnnotations.Apply(target);
        LengthAnnotations.Apply(target);
        RangeAnnotation.Apply(target);
        ValueAnnotations.Apply(target);
        DataTypeAnnotation.Apply(target);
    }

    public static bool IsRequired(JsonMember member) =>
        IsRequired(member.Attributes) || IsRequired(member.ParameterAttributes);

    public static bool IsRequired(ImmutableArray<AttributeData> attributes) =>
        attributes.Any(attribute =>
            attribute.AttributeClass?.Derives("RequiredAttribute", KnownNames.Annotations) == true
        );

    private static void ApplyParameter(
        SchemaNode node,
        IParameterSymbol parameter,
        ImmutableArray<AttributeData> attributes
    )
    {
        if (
            !parameter.Type.IsValueType
            && node.Types != JsonTypes.None
            && Nullability.IsDeclared(parameter, attributes)
        )
        {
            node.Types |= JsonTypes.Null;
        }

        node.Default = Defaults.OfParameter(parameter, attributes);
    }

    private static string? DescriptionOf(
        SchemaPlace place,
        ImmutableArray<AttributeData> own,
        ImmutableArray<AttributeData> constructor,
        ImmutableArray<AttributeData> onType,
        SchemaContext context
    ) =>
        Documentation.Attribute(own)
        ?? Documentation.Attribute(constructor)
        ?? context.Documentation.OfPlace(place)
        ?? Documentation.Attribute(onType)
        ?? context.Documentation.OfType(place.Type);

    private static IEnumerable<AttributeData> DataAnnotations(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (
                attribute is { AttributeConstructor: not null, AttributeClass: { } type }
                && type.ContainingNamespace.Is(KnownNames.Annotations)
            )
            {
                yield return attribute;
            }
        }
    }
}
