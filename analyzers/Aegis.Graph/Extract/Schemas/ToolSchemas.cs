using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// The JSON schemas of tools, as <c>AIJsonUtilities</c> makes them by reflection, with what docs/tool-schemas.md says beside.
/// </summary>
public static class ToolSchemas
{
    /// <summary>The schema of a tool's arguments.</summary>
    /// <param name="method">The tool.</param>
    /// <param name="parameters">Those that the model fills.</param>
    /// <param name="strict">Whether it is one that strict function calling accepts.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="token">Stops the making.</param>
    public static ToolSchema OfParameters(
        IMethodSymbol method,
        IReadOnlyList<IParameterSymbol> parameters,
        bool strict,
        Compilation compilation,
        CancellationToken token
    )
    {
        var context = new SchemaContext(compilation, isInput: true, token);
        var root = new SchemaNode(null, "")
        {
            Types = JsonTypes.Object,
            Properties = [],
            IsClosed = true,
        };
        foreach (var parameter in parameters)
        {
            var attributes = ParameterAttributes.Of(parameter);
            root.Add(parameter.Name, ParameterSchema.Of(parameter, attributes, root, context));
            if (!Defaults.Exists(parameter, attributes) || Annotations.IsRequired(attributes))
            {
                root.Require(parameter.Name);
            }
        }

        // what models see lacks keywords, and strict schemas do not tell what may be left out
        var enforced = SchemaText.Enforced(root);
        var json = strict ? StrictSchema.Of(root, parameters, context) : SchemaText.Of(root);
        return Result(json, context) with { Enforced = json == enforced ? null : enforced };
    }

    /// <summary>The schema of what a tool returns.</summary>
    /// <param name="type">What its task or stream holds.</param>
    /// <param name="isStream">Whether there are many, which make an array.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="token">Stops the making.</param>
    public static ToolSchema OfResult(ITypeSymbol type, bool isStream, Compilation compilation, CancellationToken token)
    {
        var context = new SchemaContext(compilation, isInput: false, token);
        if (!Scalars.IsPrimitive(type.WithoutNullable()))
        {
            context.AddJsonType(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        }

        var mapper = new SchemaMapper(context);
        if (!isStream)
        {
            return Result(
                SchemaText.Of(mapper.Map(new SchemaPlace(type, null, "") { Depth = 0, Label = "result" })),
                context
            );
        }

        var root = new SchemaNode(null, "") { Types = JsonTypes.Array, Label = "result" };
        var items = mapper.Map(new SchemaPlace(type, root, JsonPointer.Items) { Label = "[]" });
        root.Items = items.IsAny ? new SchemaNode(root, JsonPointer.Items) : items;
        return Result(SchemaText.Of(root), context);
    }

    /// <summary>The schema of one parameter alone.</summary>
    /// <param name="parameter">A parameter of a tool.</param>
    /// <param name="value">What <c>[FixedArgument]</c> gives it; null without.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="token">Stops the making.</param>
    public static ToolSchema OfParameter(
        IParameterSymbol parameter,
        TypedConstant? value,
        Compilation compilation,
        CancellationToken token
    )
    {
        var context = new SchemaContext(compilation, isInput: true, token);
        var node = ParameterSchema.Of(parameter, ParameterAttributes.Of(parameter), null, context, value);
        // only the check of the argument reads it
        return Result(SchemaText.Enforced(node), context);
    }

    private static ToolSchema Result(string json, SchemaContext context) =>
        new(json, context.Defects, context.Enums, context.JsonTypes);
}
