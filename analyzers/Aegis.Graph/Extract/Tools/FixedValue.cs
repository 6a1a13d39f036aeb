using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The constant of a <c>[FixedArgument]</c> as a value of the parameter's type.</summary>
internal static class FixedValue
{
    /// <summary>An expression; null when the constant is no such value.</summary>
    public static string? Of(TypedConstant constant, ITypeSymbol type, Compilation compilation)
    {
        var target = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (constant.IsNull)
        {
            var acceptsNull = !SymbolEqualityComparer.Default.Equals(target, type) || !type.IsValueType;
            return acceptsNull && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? "null" : null;
        }

        if (target.TypeKind == TypeKind.Enum && constant is { Kind: TypedConstantKind.Primitive, Value: string name })
        {
            return target.GetMembers(name).OfType<IFieldSymbol>().Any() ? $"{target.FullName()}.{name}" : null;
        }

        if (constant.Kind == TypedConstantKind.Array)
        {
            return constant.Type is { } array && compilation.ClassifyConversion(array, type).IsImplicit
                ? ArrayOf(constant)
                : null;
        }

        if (constant.Type is not { } given || constant.Kind == TypedConstantKind.Type)
        {
            return null;
        }

        var text = ConstantText.Of(constant);
        return compilation.ClassifyConversion(given, target).IsImplicit ? text
            : IsNumber(given) && IsNumber(target) && IsInRange(constant.Value!, target) ? $"({target.FullName()}){text}"
            : null;
    }

    /// <summary>For messages.</summary>
    public static string Describe(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? "an array" : $"'{ConstantText.Of(constant).Trim('"')}'";

    private static string ArrayOf(TypedConstant array) =>
        $"new {array.Type!.FullName()} {{ {string.Join(", ", array.Values.Select(ConstantText.Of))} }}";

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>Attributes hold no decimals, and literals are integers: what has the value may be written.</summary>
    private static bool IsInRange(object value, ITypeSymbol target)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var isWhole = Math.Floor(number) == number;
        return target.SpecialType switch
        {
            SpecialType.System_SByte => isWhole && number is >= sbyte.MinValue and <= sbyte.MaxValue,
            SpecialType.System_Byte => isWhole && number is >= 0 and <= byte.MaxValue,
            SpecialType.System_Int16 => isWhole && number is >= short.MinValue and <= short.MaxValue,
            SpecialType.System_UInt16 => isWhole && number is >= 0 and <= ushort.MaxValue,
            SpecialType.System_Int32 => isWhole && number is >= int.MinValue and <= int.MaxValue,
            SpecialType.System_UInt32 => isWhole && number is >= 0 and <= uint.MaxValue,
            SpecialType.System_Int64 => isWhole && number is >= long.MinValue and < long.MaxValue,
            SpecialType.System_UInt64 => isWhole && number is >= 0 and < ulong.MaxValue,
            SpecialType.System_Decimal => Math.Abs(number) < 1e28,
            _ => true,
        };
    }
}
