using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[AllowedValues]</c> and <c>[DeniedValues]</c>.</summary>
internal static class ValueAnnotations
{
    public static void Apply(AnnotationTarget target)
    {
        if (target.Find("AllowedValuesAttribute") is { } allowed)
        {
            Allow(target, Values(allowed));
            AllowExactly(target, allowed);
        }

        if (target.Find("DeniedValuesAttribute") is { } denied)
        {
            var values = Values(denied);
            target.Node.Denied ??= Listed(values);
            Check(target, "DeniedValues", values, isAllowed: false);
        }
    }

    private static void Allow(AnnotationTarget target, List<string> values)
    {
        var node = target.Node;
        var listed = Listed(values);
        if (node.Enum is null)
        {
            node.Enum = listed;
        }
        else if (listed is not null)
        {
            // what the enum has besides is refused
            node.Enum = node.Enum.FindAll(values.Contains);
        }

        if (
            node.Enum is { Count: > 0 } all
            && (node.Types & JsonTypes.Null) != 0
            && values.Contains(JsonLiteral.Null)
            && !all.Contains(JsonLiteral.Null)
        )
        {
            all.Add(JsonLiteral.Null);
        }

        Check(target, "AllowedValues", values, isAllowed: true);
    }

    /// <summary>Names of enums are taken in any case, these texts are not.</summary>
    private static void AllowExactly(AnnotationTarget target, AttributeData allowed)
    {
        var isText = target.IsText || target.Type.SpecialType == SpecialType.System_Char;
        if (
            isText
            && allowed.ConstructorArguments.Length == 1
            && allowed.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } all
        )
        {
            var texts = all.Values.Where(value => value.Value is string or char).ToList();
            target.Node.ExactPattern ??=
                texts.Count == 0 ? null : string.Join("|", texts.Select(value => Regex.Escape($"{value.Value}")));
        }
    }

    private static void Check(AnnotationTarget target, string name, List<string> values, bool isAllowed)
    {
        if (values.Count > 0 && !values.Exists(value => Fits(target.Node, value)))
        {
            target.Contradicts(name, $"has no value of type '{target.Type.ShortName()}'");
        }
        else if (Default(target) is { } value && values.Contains(value) != isAllowed)
        {
            target.StandInViolates(name);
        }
    }

    private static string? Default(AnnotationTarget target) =>
        target.StandIn?.Value is not { } value ? null
        : target.Type.TypeKind == TypeKind.Enum ? Enums.Of((INamedTypeSymbol)target.Type, value)
        : JsonLiteral.Of(value);

    private static bool Fits(SchemaNode node, string json) =>
        node.Types == JsonTypes.None
        || json == JsonLiteral.Null
        || json[0] switch
        {
            '"' => (node.Types & JsonTypes.String) != 0,
            't' or 'f' => (node.Types & JsonTypes.Boolean) != 0,
            _ => (node.Types & (JsonTypes.Integer | JsonTypes.Number)) != 0,
        };

    private static List<string> Values(AttributeData attribute)
    {
        var values = new List<string>();
        if (
            attribute.ConstructorArguments.Length == 1
            && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array } all
        )
        {
            // [AllowedValues(null)] is an array that is none
            foreach (var value in all.IsNull ? ImmutableArray<TypedConstant>.Empty : all.Values)
            {
                if (Constants.Of(value) is { } json)
                {
                    values.Add(json);
                }
            }
        }

        return values;
    }

    /// <summary>Null among them is a matter of the type.</summary>
    private static List<string>? Listed(List<string> values) =>
        values.FindAll(value => value != JsonLiteral.Null) is { Count: > 0 } listed ? listed : null;
}
