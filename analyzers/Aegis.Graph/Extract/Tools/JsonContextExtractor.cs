using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>A class with <c>[JsonSerializable]</c> to a serializer context of the graph.</summary>
public static class JsonContextExtractor
{
    /// <summary>Null for a class that is no context, or none that emitted code can name.</summary>
    public static JsonContextNode? Extract(
        INamedTypeSymbol type,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        if (
            type.BaseType is not { Name: "JsonSerializerContext" }
            || type.IsAbstract
            || type.Arity > 0
            || TypeNames.VisibilityOf(type) == Visibility.Hidden
        )
        {
            return null;
        }

        var named = type.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonSerializableAttribute")
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<ITypeSymbol>();
        var known = JsonReach
            .Of(named, compilation, cancellationToken)
            .Select(reached => reached.ToTypeName().Identity)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(identity => identity, StringComparer.Ordinal);
        return new JsonContextNode(type.FullName(), known.ToEquatableArray());
    }
}
