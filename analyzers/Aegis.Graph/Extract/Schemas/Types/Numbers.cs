using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Numbers of all kinds.</summary>
internal static class Numbers
{
    private const string Pattern = @"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$";

    public static bool Contains(ITypeSymbol type) => TypeOf(type) != JsonTypes.None;

    public static JsonTypes TypeOf(ITypeSymbol type) =>
        type.SpecialType switch
        {
            SpecialType.System_SByte
            or SpecialType.System_Byte
            or SpecialType.System_Int16
            or SpecialType.System_UInt16
            or SpecialType.System_Int32
            or SpecialType.System_UInt32
            or SpecialType.System_Int64
            or SpecialType.System_UInt64 => JsonTypes.Integer,
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => JsonTypes.Number,
            SpecialType.None => type.Name switch
            {
                "Half" when type.Is("Half", "System") => JsonTypes.Number,
                "Int128" or "UInt128" when type.Is(type.Name, "System") => JsonTypes.Integer,
                _ => JsonTypes.None,
            },
            _ => JsonTypes.None,
        };

    public static void Fill(SchemaNode node, ITypeSymbol type, NumberHandling handling)
    {
        if ((handling & NumberHandling.NamedLiterals) != 0 && IsFloatingPoint(type))
        {
            FillNamed(node, handling);
        }
        else
        {
            // numbers are also read from strings, but a model does not need to know
            node.Types = TypeOf(type);
        }
    }

    private static void FillNamed(SchemaNode node, NumberHandling handling)
    {
        var number = new SchemaNode(node, JsonPointer.AnyOf(0)) { Types = JsonTypes.Number };
        if ((handling & (NumberHandling.FromString | NumberHandling.AsString)) != 0)
        {
            number.Types |= JsonTypes.String;
            number.Pattern = Pattern;
        }

        var named = new SchemaNode(node, JsonPointer.AnyOf(1)) { Enum = ["\"NaN\"", "\"Infinity\"", "\"-Infinity\""] };
        node.AnyOf = [number, named];
    }

    private static bool IsFloatingPoint(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double
        || (type.SpecialType == SpecialType.None && type.Name == "Half");
}
