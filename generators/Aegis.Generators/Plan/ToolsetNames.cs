using Aegis.Generators.Emit;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>
/// Chooses the names in the emitted part of one type with tools, so that whatever its members and the parameters of its
/// tools are called meets none that Aegis adds.
/// </summary>
internal sealed class ToolsetNames
{
    private static readonly string[] OfObject =
    [
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    private static readonly string[] OfFunction =
    [
        "AdditionalProperties",
        "AsDeclarationOnly",
        "CallAsync",
        "Definition",
        "Description",
        "ExecuteAsync",
        "GetService",
        "InvokeAsync",
        "InvokeCoreAsync",
        "JsonSchema",
        "JsonSerializerOptions",
        "Name",
        "ReturnJsonSchema",
        "UnderlyingMethod",
    ];

    private readonly ToolsetNode toolset;
    private readonly HashSet<string> nested;
    private readonly HashSet<string> inDefinitions;
    private readonly HashSet<string> inTurns;

    public ToolsetNames(ToolsetNode toolset)
    {
        this.toolset = toolset;
        nested = new HashSet<string>([.. OfObject, .. toolset.TakenNames, "Tools"], StringComparer.Ordinal);
        Field = Take(nested, "tools");
        Definitions = Take(nested, "ToolDefinitions");
        Json = Take(nested, "ToolJson");
        Turns = nested.Add("Turns") ? "Turns" : Take(nested, "ToolTurns");
        inTurns = new HashSet<string>([.. OfObject, Turns], StringComparer.Ordinal);
        inDefinitions = new HashSet<string>([.. OfObject, "All", Definitions], StringComparer.Ordinal);
    }

    public string Field { get; }

    public string Definitions { get; }

    public string Json { get; }

    public string Turns { get; }

    public ToolPlan PlanTool(ToolNode tool)
    {
        var stem = Code.Pascal(ToolNames.Stem(tool.Method).TrimStart('_'));
        var locals = tool.Parameters.Select(parameter => parameter.Name).ToList();
        var function = Take(nested, stem + "Function");
        var token = tool.Parameters.FirstOrDefault(p => p.Role == ToolParameterRole.CancellationToken)?.Name;
        var instance = Code.Free("tools", locals);
        var call = Code.Free("call", locals);
        var fields = new HashSet<string>(
            [.. OfObject, .. OfFunction, .. locals, .. toolset.Type.ContainerNames, function, Definitions, Json],
            StringComparer.Ordinal
        )
        {
            instance,
            call,
        };
        var result = Take(fields, "Result");
        var turnFactory = Take(fields, "Turn");
        return new ToolPlan
        {
            Node = tool,
            Definition = Take(inDefinitions, stem),
            Function = function,
            Instance = instance,
            Call = call,
            Token =
                token is not null ? Code.Name(token)
                : tool.Returns == ReturnShape.AsyncEnumerable ? Code.Free("cancellationToken", locals)
                : Code.Free("_", locals),
            Result = result,
            Fields = tool
                .Parameters.Select(parameter =>
                    parameter.Role is ToolParameterRole.Argument or ToolParameterRole.Fixed
                        ? Take(fields, Code.Pascal(parameter.Name.TrimStart('_')))
                        : ""
                )
                .ToEquatableArray(),
            Readers = tool.Readers.Select(reader => Take(fields, $"Read{Code.Pascal(reader.Name)}")).ToEquatableArray(),
            TurnFactory = turnFactory,
            Turn = IsNameable(tool) ? Take(inTurns, stem) : "",
            Bound = Code.Free("bound", [.. locals, instance, call]),
        };
    }

    /// <summary>Whether code beside the type can name all that a turn of the tool holds and gives.</summary>
    private static bool IsNameable(ToolNode tool) =>
        TurnVisibility.Of(tool) != Visibility.Hidden
        && tool.Result is not { IsConfined: true }
        && !tool.Parameters.Any(parameter => parameter is { Role: ToolParameterRole.Argument, Type.IsConfined: true });

    private static string Take(HashSet<string> taken, string name)
    {
        name = name.Length == 0 || char.IsDigit(name[0]) ? "Aegis" + name : name;
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}{number}";
        }

        return free;
    }
}
