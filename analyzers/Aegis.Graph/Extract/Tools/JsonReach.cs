using Aegis.Graph.Extract.Schemas;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>
/// The types that a serializer context knows: those that it names, and whatever is in them, for which the serializer's own
/// generator writes code as well.
/// </summary>
internal static class JsonReach
{
    // a generic type that holds a larger one of itself never ends
    private const int MaxTypes = 2000;

    public static IEnumerable<ITypeSymbol> Of(
        IEnumerable<ITypeSymbol> named,
        Compilation compilation,
        CancellationToken token
    )
    {
        var context = new SchemaContext(compilation, isInput: false, token);
        var found = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<ITypeSymbol>(named);
        while (pending.Count > 0 && found.Count < MaxTypes)
        {
            token.ThrowIfCancellationRequested();
            var type = pending.Dequeue();
            if (!found.Add(type))
            {
                continue;
            }

            foreach (var inner in In(type, context))
            {
                pending.Enqueue(inner);
            }
        }

        return found;
    }

    private static IEnumerable<ITypeSymbol> In(ITypeSymbol type, SchemaContext context)
    {
        if (type.IsNullableValue())
        {
            return [type.WithoutNullable()];
        }

        var shape = TypeShapes.Of(type, Converter.None);
        return shape.Form switch
        {
            TypeForm.Enumerable or TypeForm.Dictionary => new[] { shape.Element, shape.Key }.OfType<ITypeSymbol>(),
            TypeForm.Object when type is INamedTypeSymbol named => JsonMembers
                .Of(named, context)
                .Where(member => member.Converter == Converter.None)
                .Select(member => member.Type)
                .Concat(DerivedFrom(named)),
            _ => [],
        };
    }

    private static IEnumerable<ITypeSymbol> DerivedFrom(INamedTypeSymbol type) =>
        type.Attributes()
            .Where(attribute =>
                attribute.AttributeClass?.Is("JsonDerivedTypeAttribute", KnownNames.JsonSerialization) == true
            )
            .Select(attribute => attribute.Argument(0))
            .OfType<ITypeSymbol>();
}
