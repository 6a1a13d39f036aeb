using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Whether JSON may say null, as the serializer reads annotations: what is not annotated may be null.</summary>
internal static class Nullability
{
    public static bool Of(MemberCandidate member, IParameterSymbol? parameter)
    {
        if (member.Type.IsValueType)
        {
            return member.Type.IsNullableValue();
        }

        var isNullable = MayBeNull(
            member.Symbol.OriginalDefinition switch
            {
                IPropertySymbol original => original.Type,
                IFieldSymbol original => original.Type,
                _ => member.Type,
            }
        );
        var property = member.Symbol as IPropertySymbol;
        var hasGetter = property is null or { GetMethod: not null };
        var hasSetter = property is null or { SetMethod: not null };
        var reads = hasGetter ? Says(member.Attributes, "MaybeNullAttribute", "NotNullAttribute") ?? isNullable : true;
        var writes =
            parameter is not null ? Of(parameter)
            : hasSetter ? Says(member.Attributes, "AllowNullAttribute", "DisallowNullAttribute") ?? isNullable
            : true;
        return reads || writes;
    }

    /// <summary>Whether a constructor's parameter may be null.</summary>
    public static bool Of(IParameterSymbol parameter) =>
        parameter.Type.IsValueType
            ? parameter.Type.IsNullableValue()
            : Says(parameter.Attributes(), "AllowNullAttribute", "DisallowNullAttribute")
                ?? MayBeNull(parameter.OriginalDefinition.Type);

    /// <summary>Whether a parameter of a method is declared as one that may be null; others are not, without annotations.</summary>
    public static bool IsDeclared(IParameterSymbol parameter, ImmutableArray<AttributeData> attributes) =>
        parameter.Type.IsValueType
            ? parameter.Type.IsNullableValue()
            : Says(attributes, "AllowNullAttribute", "DisallowNullAttribute")
                ?? parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    private static bool MayBeNull(ITypeSymbol declared) =>
        declared.NullableAnnotation == NullableAnnotation.Annotated
        || (
            declared is ITypeParameterSymbol generic
                ? !generic.HasNotNullConstraint
                    && !(
                        generic.HasReferenceTypeConstraint
                        && generic.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.NotAnnotated
                    )
                : declared.NullableAnnotation == NullableAnnotation.None
        );

    private static bool? Says(ImmutableArray<AttributeData> attributes, string yes, string no) =>
        attributes.IsEmpty ? null
        : attributes.Find(yes, KnownNames.CodeAnalysis) is not null ? true
        : attributes.Find(no, KnownNames.CodeAnalysis) is not null ? false
        : null;
}
