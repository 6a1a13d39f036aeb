using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// The form that strict function calling accepts: every property is required, what may be left out may be null instead, no
/// object has others, references lead to <c>$defs</c>, and what strict schemas have no keyword for is said in words.
/// </summary>
internal sealed class StrictSchema
{
    private readonly SchemaContext context;
    private readonly StrictDefinitions definitions = new();

    private StrictSchema(SchemaContext context)
    {
        this.context = context;
    }

    /// <param name="root">The arguments of a tool. It is changed.</param>
    /// <param name="parameters">The parameters, in the order of the root's properties.</param>
    /// <param name="context">Where defects are reported.</param>
    public static string Of(SchemaNode root, IReadOnlyList<IParameterSymbol> parameters, SchemaContext context)
    {
        var strict = new StrictSchema(context);
        strict.definitions.Find(root);
        for (var i = 0; i < parameters.Count; i++)
        {
            context.Parameter = parameters[i].Name;
            strict.Rewrite(root.Properties![i].Value, parameters[i].Type);
        }

        RequireAll(root);
        return SchemaText.Of(root, strict.definitions.Extract(root));
    }

    private void Rewrite(SchemaNode node, ITypeSymbol parameter)
    {
        context.Token.ThrowIfCancellationRequested();
        if (node.Reference is not null)
        {
            node.Items = null;
            StrictWords.MoveAll(node);
            return;
        }

        if (IsOpen(node))
        {
            context.Report(
                SchemaDefectKind.NoSchema,
                parameter,
                $"'{node.Path()}' takes any JSON, or properties of any name, which strict function calling does not accept"
            );
        }

        foreach (var child in StrictDefinitions.Children(node))
        {
            Rewrite(child, parameter);
        }

        Spread(node);
        if (node.Properties is not null || (node.IsOnly(JsonTypes.Object) && node.Values is null))
        {
            node.Properties ??= [];
            node.IsClosed = true;
            RequireAll(node);
        }

        StrictWords.Move(node);
    }

    /// <summary>Whether it takes what no property names.</summary>
    private static bool IsOpen(SchemaNode node) =>
        !node.IsNever
        && node.Constant is null
        && node.Enum is null
        && node.AnyOf is null
        && (
            (node.Types == JsonTypes.None && node.Properties is null)
            || node.Values is not null
            || (node.IsOnly(JsonTypes.Object) && node.Properties is null && !node.IsClosed)
            || (node.IsOnly(JsonTypes.Array) && node.Items is null)
        );

    /// <summary>Types that all choices have in common are said in each again, and null is a choice of its own.</summary>
    private static void Spread(SchemaNode node)
    {
        if (node.AnyOf is not { } choices)
        {
            return;
        }

        foreach (var choice in choices)
        {
            choice.Types |= node.Types & ~JsonTypes.Null;
            if (choice.Types == JsonTypes.None)
            {
                // the names of floating-point numbers that are none
                choice.Types = JsonTypes.String;
            }

            if (choice.IsOnly(JsonTypes.Object))
            {
                choice.Properties ??= [];
                choice.IsClosed = true;
                RequireAll(choice);
            }
        }

        if ((node.Types & JsonTypes.Null) != 0)
        {
            StrictNulls.AddChoice(node, choices);
        }

        node.Types = JsonTypes.None;
        node.Required = null;
        node.Items = null;
    }

    private static void RequireAll(SchemaNode node)
    {
        foreach (var property in node.Properties!)
        {
            if (property.Value.Constant is { } constant)
            {
                property.Value.Types = constant[0] == '"' ? JsonTypes.String : JsonTypes.Integer;
            }
            else if (node.Required?.Contains(property.Key) != true)
            {
                StrictNulls.Add(property.Value);
            }
        }

        node.Required = node.Properties.ConvertAll(property => property.Key);
    }
}
