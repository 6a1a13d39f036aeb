using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>A tool whose method keeps what it is called with.</summary>
internal sealed class RecordedTool
{
    private readonly Toolbox box;
    private readonly AIFunction function;
    private readonly FieldInfo seen;
    private readonly ParameterInfo[] parameters;

    private RecordedTool(Toolbox box, AIFunction function, MethodInfo method, Judge judge, Judge shown)
    {
        this.box = box;
        this.function = function;
        Judge = judge;
        Shown = shown;
        seen = box.Type.GetField("Seen")!;
        parameters = method.GetParameters();
        Places = [.. parameters.Select(parameter => Place.Of(parameter, box.Type.Assembly))];
    }

    public IReadOnlyList<Place> Places { get; }

    public IReadOnlyList<string> Names => [.. Places.Select(static place => place.JsonName)];

    public Judge Judge { get; }

    /// <summary>Goes by what models see.</summary>
    public Judge Shown { get; }

    public JsonElement Schema => function.JsonSchema;

    /// <summary>The schema that arguments are checked against.</summary>
    public string Enforced => ((Aegis.Tools.ToolFunction)function).Definition.EnforcedSchema ?? Schema.GetRawText();

    public bool IsStrict => ((Aegis.Tools.ToolFunction)function).Definition.Strict;

    public static async Task<RecordedTool> OfAsync(Toolbox box, string name, CancellationToken token)
    {
        var function = box[name];
        var method = box.Type.GetMethod($"Do{name[2..]}")!;
        // what a strict schema can not say is in another one
        var enforced = ((Aegis.Tools.ToolFunction)function).Definition.EnforcedSchema;
        var schema = enforced is null ? function.JsonSchema : JsonElement.Parse(enforced);
        return new RecordedTool(
            box,
            function,
            method,
            await Judge.OfAsync(schema, ((Aegis.Tools.ToolFunction)function).Definition.Strict, token),
            await Judge.OfAsync(function.JsonSchema, false, token)
        );
    }

    public object? DefaultOf(int parameter) => parameters[parameter].Default();

    public bool HasDefault(int parameter) => parameters[parameter].HasDefaultValue;

    /// <summary>Calls the tool; what the method saw is null when it was not called.</summary>
    public async Task<(object?[]? Seen, string Result)> CallAsync(JsonElement arguments, CancellationToken token)
    {
        seen.SetValue(box.Instance, null);
        var given = new AIFunctionArguments();
        foreach (var property in arguments.EnumerateObject())
        {
            given[property.Name] = property.Value;
        }

        var result = await function.InvokeAsync(given, token);
        return ((object?[]?)seen.GetValue(box.Instance), result is JsonElement json ? json.GetRawText() : $"{result}");
    }

    /// <summary>What of a call's arguments their annotations forbid; null for nothing.</summary>
    public string? Violation(object?[] values) =>
        Places
            .Select((place, i) => Annotated.Violation(place, values[i], HasDefault(i) ? DefaultOf(i) : place))
            .FirstOrDefault(static wrong => wrong is not null);
}
