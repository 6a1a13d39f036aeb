using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The constant that stands for an argument that the model does not give.</summary>
/// <param name="Kind">What messages call it.</param>
/// <param name="Value">What it is; the names of enums are looked up, arrays are null.</param>
/// <param name="Length">How many letters or items it has; null when it has none to count.</param>
/// <param name="Shown">For messages.</param>
internal sealed record StandIn(string Kind, object? Value, int? Length, string Shown)
{
    /// <summary>Null for none, and when it is null: no annotation but <c>[Required]</c> is about that.</summary>
    public static StandIn? Of(SchemaPlace place)
    {
        if (place.Fixed is { } constant)
        {
            return Of("fixed value", constant, place.Type.WithoutNullable());
        }

        if (place.ParameterAttributes.Find("DefaultValueAttribute", KnownNames.ComponentModel) is { } attribute)
        {
            return attribute.ConstructorArguments.Length == 1
                ? Of("default", attribute.ConstructorArguments[0], place.Type.WithoutNullable())
                : null;
        }

        return (place.Parameter ?? place.Member?.Parameter) is { HasExplicitDefaultValue: true } parameter
            ? Of("default", parameter.ExplicitDefaultValue)
            : null;
    }

    private static StandIn? Of(string kind, TypedConstant constant, ITypeSymbol type)
    {
        if (constant.IsNull || constant.Kind == TypedConstantKind.Error)
        {
            return null;
        }

        if (constant.Kind == TypedConstantKind.Array)
        {
            var items = string.Join(", ", constant.Values.Select(Constants.Of));
            return new StandIn(kind, null, constant.Values.Length, $"[{items}]");
        }

        var named =
            type.TypeKind == TypeKind.Enum && constant.Value is string name
                ? type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue
                : null;
        return Of(kind, named ?? constant.Value) is { } found
            ? found with
            {
                Shown = Constants.Of(constant) ?? found.Shown,
            }
            : null;
    }

    private static StandIn? Of(string kind, object? value) =>
        value is null ? null : new StandIn(kind, value, (value as string)?.Length, JsonLiteral.Of(value) ?? $"{value}");
}
