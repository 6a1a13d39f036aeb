using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A parameter of a method to a schema; what its types refer to is inside it.</summary>
internal static class ParameterSchema
{
    public static SchemaNode Of(
        IParameterSymbol parameter,
        ImmutableArray<AttributeData> attributes,
        SchemaNode? parent,
        SchemaContext context,
        TypedConstant? fixedValue = null
    )
    {
        context.Parameter = parameter.Name;
        if (!Scalars.IsPrimitive(parameter.Type.WithoutNullable()))
        {
            context.AddJsonType(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        }

        return new SchemaMapper(context).Map(
            new SchemaPlace(parameter.Type, parent, parent is null ? "" : "/properties/" + parameter.Name)
            {
                Label = parameter.Name,
                // the exporter counts from the parameter on
                Depth = 0,
                Parameter = parameter,
                ParameterAttributes = attributes,
                Fixed = fixedValue,
            }
        );
    }
}
