using System.Globalization;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract;

/// <summary>Constants to C# expressions.</summary>
internal static class ConstantText
{
    /// <summary>A parameter's default value as an expression; null when it has none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        var value = parameter.ExplicitDefaultValue;
        return value is null ? "default"
            : EnumOf(parameter.Type) is { } enumType
                ? $"({enumType.FullName()})({Convert.ToString(value, CultureInfo.InvariantCulture)})"
            : Literal(value);
    }

    /// <summary>A constant of an attribute as an expression.</summary>
    public static string Of(TypedConstant constant) =>
        constant switch
        {
            { IsNull: true } => "null",
            { Kind: TypedConstantKind.Enum, Type: { } type } =>
                $"({type.FullName()})({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})",
            { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.FullName()})",
            { Kind: TypedConstantKind.Array } => "null",
            _ => Literal(constant.Value!),
        };

    private static ITypeSymbol? EnumOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? type
        : type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? EnumOf(nullable.TypeArguments[0])
        : null;

    private static string Literal(object value) =>
        value switch
        {
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "u",
            // there is no literal of these types, and an int would be another type where one is inferred
            sbyte number => Cast("sbyte", number),
            byte number => Cast("byte", number),
            short number => Cast("short", number),
            ushort number => Cast("ushort", number),
            string text => TextLiteral.Of(text),
            char letter => TextLiteral.Of(letter),
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };

    private static string Cast(string type, int number) => $"({type})({number.ToString(CultureInfo.InvariantCulture)})";
}
