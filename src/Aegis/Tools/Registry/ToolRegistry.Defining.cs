using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

// tools that are made here, of a function or a method
public sealed partial class ToolRegistry
{
    private const string ReflectionNeeded =
        "The parameters of a delegate are found by reflection. Where the app is trimmed, make it an AIFunction of your own, or a "
        + "[Tool] method.";

    /// <summary>Makes a function a tool, and adds it. Arguments are checked against the schema before it is called.</summary>
    /// <param name="name">The name that models call it by: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="function">What is called.</param>
    /// <param name="schema">
    /// The JSON schema of the arguments, an object; the model is given it as it is. Default: that of the function.
    /// </param>
    /// <param name="effect">What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">
    /// The name is none that models can call or is taken, the schema is none that can be checked, or the effect is one that
    /// only a <see cref="ToolAttribute"/> method can have.
    /// </exception>
    public AIFunction DefineTool(
        string name,
        string description,
        AIFunction function,
        JsonElement? schema = null,
        ToolEffect effect = ToolEffect.Unspecified
    ) => Define(name, description, function, schema, effect);

    /// <summary>Makes a function a tool, and adds it. Arguments are checked against the schema before it is called.</summary>
    /// <param name="name">The name that models call it by: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="function">What is called.</param>
    /// <param name="schema">
    /// The JSON schema of the arguments, an object; the model is given it as it is.
    /// </param>
    /// <param name="effect">What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">
    /// The name is none that models can call or is taken, the schema is none that can be checked, or the effect is one that
    /// only a <see cref="ToolAttribute"/> method can have.
    /// </exception>
    public AIFunction DefineTool(
        string name,
        string description,
        AIFunction function,
        string schema,
        ToolEffect effect = ToolEffect.Unspecified
    ) => Define(name, description, function, ParseSchema(name, schema), effect);

    /// <summary>Makes a method a tool, and adds it. Arguments are checked against the schema before it is called.</summary>
    /// <param name="name">The name that models call it by: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="method">What is called. A parameter of type <see cref="AgentContext"/> is the context of the agent that calls.</param>
    /// <param name="schema">
    /// The JSON schema of the arguments, an object; the model is given it as it is. Default: that of the method.
    /// </param>
    /// <param name="effect">What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">
    /// The name is none that models can call or is taken, the schema is none that can be checked, or the effect is one that
    /// only a <see cref="ToolAttribute"/> method can have.
    /// </exception>
    [RequiresUnreferencedCode(ReflectionNeeded)]
    [RequiresDynamicCode(ReflectionNeeded)]
    public AIFunction DefineTool(
        string name,
        string description,
        Delegate method,
        JsonElement? schema = null,
        ToolEffect effect = ToolEffect.Unspecified
    )
    {
        ToolName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(method);
        var function = DelegateFunction.Create(name, description, method);
        var given = schema;
        if (given is { } own)
        {
            DelegateFunction.CheckFit(name, function.JsonSchema, own);
        }

        return Define(name, description, function, given, effect);
    }

    /// <summary>Makes a method a tool, and adds it. Arguments are checked against the schema before it is called.</summary>
    /// <param name="name">The name that models call it by: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="method">What is called. A parameter of type <see cref="AgentContext"/> is the context of the agent that calls.</param>
    /// <param name="schema">
    /// The JSON schema of the arguments, an object; the model is given it as it is.
    /// </param>
    /// <param name="effect">What a call does to the world. Default: <see cref="ToolEffect.Unspecified"/>.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException">
    /// The name is none that models can call or is taken, the schema is none that can be checked, or the effect is one that
    /// only a <see cref="ToolAttribute"/> method can have.
    /// </exception>
    [RequiresUnreferencedCode(ReflectionNeeded)]
    [RequiresDynamicCode(ReflectionNeeded)]
    public AIFunction DefineTool(
        string name,
        string description,
        Delegate method,
        string schema,
        ToolEffect effect = ToolEffect.Unspecified
    )
    {
        ToolName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(method);
        var function = DelegateFunction.Create(name, description, method);
        var given = ParseSchema(name, schema);
        if (given is { } own)
        {
            DelegateFunction.CheckFit(name, function.JsonSchema, own);
        }

        return Define(name, description, function, given, effect);
    }

    private RegisteredTool Define(
        string name,
        string description,
        AIFunction function,
        JsonElement? schema,
        ToolEffect effect
    )
    {
        ToolName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(function);
        if (effect is ToolEffect.Queryable or ToolEffect.Transactional)
        {
            throw new ArgumentException(
                $"Tool '{name}' can not be {effect}: only a [Tool] method can have what that takes.",
                nameof(effect)
            );
        }

        var tool = RegisteredTool.Create(name, description, function, schema ?? function.JsonSchema, effect);
        Add(tool);
        return tool;
    }

    private static JsonElement ParseSchema(string name, string schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            using var document = JsonDocument.Parse(schema);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new ArgumentException(
                $"The schema of tool '{name}' is no JSON: {error.Message}",
                nameof(schema),
                error
            );
        }
    }
}
