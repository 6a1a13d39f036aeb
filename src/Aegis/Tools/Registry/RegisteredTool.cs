using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>A run-time tool: a function behind a schema that its arguments are checked against.</summary>
internal sealed class RegisteredTool : WrappedFunction
{
    private readonly JsonShape shape;
    private readonly AIFunction function;

    private RegisteredTool(ToolDefinition definition, AIFunction function, JsonShape shape)
        : base(definition, function) => (this.function, this.shape) = (function, shape);

    /// <inheritdoc/>
    public override JsonElement? ReturnJsonSchema => function.ReturnJsonSchema;

    public static RegisteredTool Create(
        string name,
        string description,
        AIFunction function,
        JsonElement schema,
        ToolEffect effect
    )
    {
        var own = schema.ValueKind == JsonValueKind.Undefined ? schema : schema.Clone();
        return Create(name, description, function, own, effect, ShapeOf(name, own));
    }

    /// <summary>A tool that is given whatever comes, since somebody else checks it.</summary>
    public static RegisteredTool CreateUnchecked(
        string name,
        string description,
        AIFunction function,
        JsonElement schema,
        ToolEffect effect
    ) => Create(name, description, function, schema.Clone(), effect, new JsonShape());

    private static RegisteredTool Create(
        string name,
        string description,
        AIFunction function,
        JsonElement schema,
        ToolEffect effect,
        JsonShape shape
    )
    {
        var definition = new ToolDefinition(name)
        {
            Description = description,
            GivenSchema = schema,
            Effect = effect,
            RequiresApproval = function.GetService<ApprovalRequiredAIFunction>() is not null,
        };
        return new RegisteredTool(definition, function, shape);
    }

    /// <inheritdoc/>
    protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
    {
        var check = new JsonCheck();
        var arguments = ArgumentObject.Check(call.Arguments, shape, check);
        return check.IsValid
            ? base.CallAsync(call.With(arguments))
            : new(ToolErrors.Arguments(Definition, check.Problems));
    }

    private static JsonShape ShapeOf(string name, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"The schema of tool '{name}' has to be a JSON object.", nameof(schema));
        }

        try
        {
            var shape = JsonShape.Parse(schema);
            return (shape.Kinds & JsonKinds.Object) != 0
                ? shape
                : throw new ArgumentException("arguments are an object, which its type does not allow.");
        }
        catch (Exception error)
            when (error is ArgumentException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ArgumentException(
                $"The schema of tool '{name}' can not be checked: {error.Message}",
                nameof(schema),
                error
            );
        }
    }
}
