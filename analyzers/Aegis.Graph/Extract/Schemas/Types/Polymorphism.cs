using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A base type with <c>[JsonDerivedType]</c>: a choice of schemas.</summary>
internal sealed class Polymorphism
{
    private const string DefaultProperty = "$type";

    private readonly List<(ITypeSymbol Type, string? Discriminator)> types;
    private readonly string property;

    private Polymorphism(List<(ITypeSymbol Type, string? Discriminator)> types, string property)
    {
        this.types = types;
        this.property = property;
    }

    /// <summary>Null for a type that stands for itself, such as one of the choices.</summary>
    public static Polymorphism? Of(ITypeSymbol type, TypeShape shape, DerivedCase? derived)
    {
        if (derived is not null || !shape.IsShared || type is not INamedTypeSymbol)
        {
            return null;
        }

        var attributes = type.Attributes();
        var types = new List<(ITypeSymbol Type, string? Discriminator)>();
        foreach (var attribute in attributes)
        {
            if (
                attribute.AttributeClass?.Is("JsonDerivedTypeAttribute", KnownNames.JsonSerialization) == true
                && attribute.Argument(0) is ITypeSymbol choice
            )
            {
                var discriminator = attribute.Argument(1);
                types.Add((choice, discriminator is null ? null : JsonLiteral.Of(discriminator)));
            }
        }

        if (types.Count == 0)
        {
            return null;
        }

        if (!type.IsAbstract && !types.Exists(choice => SymbolEqualityComparer.Default.Equals(choice.Type, type)))
        {
            types.Add((type, null));
        }

        var property = attributes
            .Find("JsonPolymorphicAttribute", KnownNames.JsonSerialization)
            ?.Named<string>("TypeDiscriminatorPropertyName");
        return new Polymorphism(types, property ?? DefaultProperty);
    }

    public void Fill(SchemaNode node, SchemaMapper mapper)
    {
        var isEachNamed = types.TrueForAll(choice => choice.Discriminator is not null);
        var choices = new List<SchemaNode>();
        foreach (var (type, discriminator) in types)
        {
            choices.Add(
                mapper.Map(
                    new(type, node, JsonPointer.AnyOf(choices.Count))
                    {
                        Depth = 2,
                        Case = new DerivedCase(property, discriminator, !isEachNamed),
                    }
                )
            );
        }

        node.AnyOf = choices;
        if (isEachNamed)
        {
            node.Require(property);
        }

        Join(node, choices);
    }

    /// <summary>What all choices have in common is said once.</summary>
    private static void Join(SchemaNode node, List<SchemaNode> choices)
    {
        var types = choices[0].Types;
        if (types == JsonTypes.None || choices.Exists(choice => choice.Types != types))
        {
            return;
        }

        node.Types = types;
        foreach (var choice in choices)
        {
            choice.Types = JsonTypes.None;
        }

        // a choice that takes anything makes it none
        if (choices.Exists(IsTrivial))
        {
            node.AnyOf = null;
        }
    }

    private static bool IsTrivial(SchemaNode choice) =>
        choice is { Properties: null, Required: null, Items: null, Values: null, Enum: null, AnyOf: null };
}
