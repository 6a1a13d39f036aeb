using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Constants of attributes to JSON.</summary>
internal static class Constants
{
    /// <summary>Null for what JSON can not say, such as a type.</summary>
    public static string? Of(TypedConstant constant) =>
        constant switch
        {
            { IsNull: true } => JsonLiteral.Null,
            { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value } => Enums.Of(type, value),
            { Kind: TypedConstantKind.Primitive } => JsonLiteral.Of(constant.Value),
            _ => null,
        };
}
