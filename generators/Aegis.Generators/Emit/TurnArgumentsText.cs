using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>What the turns of one tool hold, and what they are made of.</summary>
internal sealed class TurnArgumentsText
{
    private const string Turns = "global::Aegis.Turns";
    private const string List = "global::System.Collections.Generic.IReadOnlyList<";

    private readonly List<ToolParameter> parameters;
    private readonly BoundArguments bound;

    public TurnArgumentsText(ToolPlan tool)
    {
        parameters = tool.Node.Parameters.Where(parameter => parameter.Role == ToolParameterRole.Argument).ToList();
        bound = BoundArguments.Of("bound", parameters.Select(parameter => (parameter.Name, Code.Name(parameter.Name))));
        var result = ToolFunctionEmitter.ResultOf(tool.Node);
        Value =
            tool.Node.Returns == ReturnShape.AsyncEnumerable
                ? result.Substring(List.Length, result.Length - List.Length - 1)
            : result is "dynamic" or "dynamic?" ? result.Replace("dynamic", "object")
            : result;
        Factory =
            tool.Node.Returns == ReturnShape.AsyncEnumerable
                ? $"{Turns}.StreamTurnFactory<{Type}, {Value}>"
                : $"{Turns}.TurnFactory<{Type}, {Value}>";
        Turn =
            tool.Node.Result is null ? $"{Turns}.Turn"
            : tool.Node.Returns == ReturnShape.AsyncEnumerable ? $"{Turns}.Turn<{List}{Value}>>"
            : $"{Turns}.Turn<{Value}>";
    }

    public IReadOnlyList<ToolParameter> Parameters => parameters;

    /// <summary>The type that makes the turns.</summary>
    public string Factory { get; }

    /// <summary>The type of a turn.</summary>
    public string Turn { get; }

    /// <summary>What the tool gives: its result, or an item of its stream.</summary>
    public string Value { get; }

    /// <summary>The one argument, a tuple of several, nothing of none.</summary>
    public string Type =>
        parameters.Count switch
        {
            0 => "global::Aegis.Tools.ToolNothing",
            1 => parameters[0].Type.FullName,
            _ => $"({string.Join(", ", parameters.Select(Named))})",
        };

    /// <summary>All arguments as one value, where they are parameters.</summary>
    public string Expression => parameters.Count == 0 ? "default" : bound.Expression;

    /// <summary>One argument, where they are one value.</summary>
    public string this[string parameter] => bound[parameter];

    private static string Named(ToolParameter parameter) =>
        BoundArguments.IsReserved(parameter.Name)
            ? parameter.Type.FullName
            : $"{parameter.Type.FullName} {Code.Name(parameter.Name)}";
}
