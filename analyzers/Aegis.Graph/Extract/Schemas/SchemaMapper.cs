using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Types to schemas, in the order in which the serializer's exporter goes, since references depend on it.</summary>
internal sealed class SchemaMapper(SchemaContext context)
{
    /// <summary>How deep the serializer reads and writes.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<SchemaKey, SchemaNode> known = [];

    public SchemaContext Context { get; } = context;

    /// <summary>The schema of a place in the document.</summary>
    public SchemaNode Map(SchemaPlace place)
    {
        var node = place.NewNode();
        if (!Context.Count() || node.Depth > MaxDepth)
        {
            node.IsAny = true;
            Context.ReportSize(place.Type, node);
            return node;
        }

        var type = place.Type.WithoutNullable();
        var isNullableValue = place.Type.IsNullableValue();
        var shape = TypeShapes.Of(type, place.Member?.Converter ?? Converter.None);
        if (shape.IsShared && place.Case is null)
        {
            var key = new SchemaKey(place.Type, place.Member?.Owner, place.Member?.Symbol);
            if (known.TryGetValue(key, out var first))
            {
                node.Reference = first;
                return Complete(node, place, shape);
            }

            known.Add(key, node);
        }

        if (Polymorphism.Of(type, shape, place.Case) is { } polymorphism)
        {
            polymorphism.Fill(node, this);
        }
        else
        {
            // what wraps a nullable value does not pass on how its numbers are written
            Fill(node, type, shape, isNullableValue ? place with { Numbers = NumberHandling.Default } : place);
        }

        if (place.Member?.IsNullable ?? isNullableValue)
        {
            MakeNullable(node);
        }

        return Complete(node, place, shape);
    }

    /// <summary>Adds null to what a schema takes.</summary>
    public static void MakeNullable(SchemaNode node)
    {
        if (node.Types != JsonTypes.None)
        {
            node.Types |= JsonTypes.Null;
            if (node.Enum is { } names && !names.Contains(JsonLiteral.Null))
            {
                names.Add(JsonLiteral.Null);
            }
        }
    }

    public void Report(SchemaNode node, ITypeSymbol type, string reason) =>
        Context.Report(SchemaDefectKind.NoSchema, type, $"'{node.Path()}' {reason}");

    private void Fill(SchemaNode node, ITypeSymbol type, TypeShape shape, SchemaPlace place)
    {
        if (Fillability.DefectOf(type, shape, Context.IsInput) is { } reason)
        {
            Report(node, type, reason);
        }

        switch (shape.Form)
        {
            case TypeForm.Any:
                node.IsAny = true;
                break;
            case TypeForm.EnumNames:
                Enums.Fill(node, (INamedTypeSymbol)type);
                break;
            case TypeForm.EnumText:
                node.Types = JsonTypes.String;
                break;
            case TypeForm.EnumNumber:
                node.Types = JsonTypes.Integer;
                break;
            case TypeForm.Scalar:
                Scalars.Fill(node, type, place.Numbers);
                break;
            case TypeForm.Unsupported:
                node.Comment = "Unsupported .NET type";
                node.IsNever = true;
                break;
            case TypeForm.Enumerable or TypeForm.Dictionary:
                CollectionSchemas.Fill(node, shape, place, this);
                break;
            default:
                ObjectSchemas.Fill(node, (INamedTypeSymbol)type, place, this);
                break;
        }
    }

    private SchemaNode Complete(SchemaNode node, SchemaPlace place, TypeShape shape)
    {
        if (place.Type.WithoutNullable() is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            Context.AddEnum(named);
        }

        if (shape.Form == TypeForm.Enumerable)
        {
            node.Items ??= new SchemaNode(node, JsonPointer.Items);
        }

        Annotations.Apply(node, place, Context);
        return node;
    }
}
