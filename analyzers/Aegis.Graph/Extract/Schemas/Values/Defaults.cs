using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What stands for a missing argument, as JSON.</summary>
internal static class Defaults
{
    /// <summary>Null when there is none, or none that JSON can say: <c>NaN</c>, or the default of a struct.</summary>
    public static string? OfParameter(IParameterSymbol parameter, ImmutableArray<AttributeData> attributes) =>
        DeclaredBy(attributes) is { } attribute ? OfAttribute(parameter, attribute) : OfConstructor(parameter);

    /// <summary>The same for a parameter of a constructor.</summary>
    public static string? OfConstructor(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        var type = parameter.Type.WithoutNullable();
        return parameter.ExplicitDefaultValue switch
        {
            null => parameter.Type.IsValueType && !parameter.Type.IsNullableValue() ? Zeros.Of(type) : JsonLiteral.Null,
            var value when type.TypeKind == TypeKind.Enum => Enums.Of((INamedTypeSymbol)type, value),
            var value => JsonLiteral.Of(value),
        };
    }

    /// <summary>Whether a call may leave the parameter out.</summary>
    public static bool Exists(IParameterSymbol parameter, ImmutableArray<AttributeData> attributes) =>
        parameter.IsOptional || DeclaredBy(attributes) is not null;

    private static AttributeData? DeclaredBy(ImmutableArray<AttributeData> attributes) =>
        attributes.Find("DefaultValueAttribute", KnownNames.ComponentModel);

    private static string? OfAttribute(IParameterSymbol parameter, AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length == 1)
        {
            return Constants.Of(arguments[0]);
        }

        // [DefaultValue(typeof(Guid), "…")]: text that a converter reads
        return
            attribute.Argument(1) is string text
            && parameter.Type.WithoutNullable() is var type
            && !Numbers.Contains(type)
            ? JsonLiteral.Of(text)
            : null;
    }
}
