using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Sorts types into forms, in the order in which the serializer asks its converters.</summary>
internal static class TypeShapes
{
    /// <param name="type">No nullable value.</param>
    /// <param name="converter">What stands on the member that holds it.</param>
    public static TypeShape Of(ITypeSymbol type, Converter converter)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return new(
                converter switch
                {
                    Converter.None or Converter.EnumNames => TypeForm.EnumNames,
                    Converter.EnumNumber => TypeForm.EnumNumber,
                    Converter.EnumText => TypeForm.EnumText,
                    _ => TypeForm.Any,
                }
            );
        }

        return converter != Converter.None || Converters.OnType(type) != Converter.None ? new(TypeForm.Any)
            : Scalars.Contains(type) ? new(TypeForm.Scalar)
            : Scalars.IsAnyJson(type) ? new(TypeForm.Any)
            : IsUnsupported(type) ? new(TypeForm.Unsupported)
            : type.TypeKind == TypeKind.Error ? new(TypeForm.Any)
            : Collections.ShapeOf(type) ?? new(TypeForm.Object);
    }

    private static bool IsUnsupported(ITypeSymbol type) =>
        type
            is IPointerTypeSymbol
                or IFunctionPointerTypeSymbol
                or ITypeParameterSymbol
                or IArrayTypeSymbol { Rank: > 1 }
                or { TypeKind: TypeKind.Delegate }
                or { IsRefLikeType: true }
                or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr }
                or { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate }
                or { SpecialType: SpecialType.System_Void }
        || type is INamedTypeSymbol { IsUnboundGenericType: true }
        || type.Derives("MemberInfo", "System.Reflection")
        || type.Is("SerializationInfo", "System.Runtime.Serialization");
}
