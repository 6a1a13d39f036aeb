using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The class that calls one tool: reads the arguments, runs the method, hands the result over.</summary>
internal static class ToolFunctionEmitter
{
    private const string Tools = "global::Aegis.Tools";

    public static void Emit(SourceWriter writer, ToolsetPlan plan, ToolPlan tool)
    {
        var node = tool.Node;
        writer.Line(Code.Generated);
        writer.Open($"private sealed class {tool.Function} : {Tools}.ToolFunction");
        EmitFields(writer, plan, tool);
        var definition = $"{plan.Definitions}.{tool.Definition}";
        if (node.IsStatic)
        {
            writer.Line($"public {tool.Function}()");
            writer.Indent();
            writer.Line($": base({definition}) {{ }}");
            writer.Unindent();
        }
        else
        {
            writer.Line($"public {tool.Function}({plan.Type.FullName} {tool.Instance})");
            writer.Indent();
            writer.Line($": base({definition}) => this.{tool.Instance} = {tool.Instance};");
            writer.Unindent();
        }

        writer.Line();
        EmitCall(writer, plan, tool);
        ToolReaderEmitter.Emit(writer, tool);
        if (tool.Turn.Length > 0)
        {
            TurnFactoryEmitter.Emit(writer, plan, tool, JsonOf(plan));
        }

        writer.Close();
    }

    private static void EmitFields(SourceWriter writer, ToolsetPlan plan, ToolPlan tool)
    {
        var json = JsonOf(plan);
        for (var i = 0; i < tool.Fields.Count; i++)
        {
            if (tool.Fields[i].Length > 0)
            {
                EmitParameter(writer, tool, tool.Node.Parameters[i], tool.Fields[i], json);
            }
        }

        writer.Line($"private static readonly {Tools}.ToolResult<{ResultOf(tool.Node)}> {tool.Result} = new({json});");
        writer.Line();
        if (!tool.Node.IsStatic)
        {
            writer.Line($"private readonly {plan.Type.FullName} {tool.Instance};");
            writer.Line();
        }
    }

    private static string JsonOf(ToolsetPlan plan) =>
        plan.JsonExpression.Length > 0 ? $"{plan.Json}.Options" : $"{Tools}.ToolJson.Default";

    private static void EmitParameter(
        SourceWriter writer,
        ToolPlan tool,
        ToolParameter parameter,
        string field,
        string json
    )
    {
        var type = $"{Tools}.ToolParameter<{parameter.Type.FullName}>";
        var head = $"private static readonly {type} {Code.Name(field)} = new({Code.Literal(parameter.Name)}, {json})";
        var properties = new List<string>();
        if (parameter.HiddenSchema is { } schema)
        {
            properties.Add($"Schema = \"\"\"{JsonLines.Escape(schema)}\"\"\"");
        }
        else if (tool.Node.Strict && parameter.Default is not null)
        {
            properties.Add("NullIsDefault = true");
        }

        if (ToolReaderEmitter.MethodOf(tool, parameter.Reader) is { Length: > 0 } reader)
        {
            properties.Add($"Reader = {reader}");
        }

        var line = properties.Count == 0 ? $"{head};" : $"{head} {{ {string.Join(", ", properties)} }};";
        if (properties.Count == 0 || writer.Fits(line))
        {
            writer.Line(line);
            return;
        }

        writer.Open(head);
        writer.Lines(properties.Select(property => $"{property},"));
        writer.Close(";");
    }

    private static void EmitCall(SourceWriter writer, ToolsetPlan plan, ToolPlan tool)
    {
        var node = tool.Node;
        var header =
            $"protected override {Code.ValueTask}<{Tools}.ToolOutcome> CallAsync({Tools}.ToolCall {tool.Call})";
        var locals = node
            .Parameters.Select((parameter, i) => (parameter, Value: ValueOf(tool, parameter, tool.Fields[i])))
            .Where(pair => IsRead(pair.parameter))
            .ToList();
        if (locals.Count == 0 && node.Probe is not { IsUsable: true })
        {
            writer.Line($"{header} =>");
            writer.Indent();
            EmitRun(writer, plan, tool, "");
            writer.Unindent();
            return;
        }

        writer.Open(header);
        writer.Lines(
            locals.Select(local =>
                $"{local.parameter.Type.FullName} {Code.Name(local.parameter.Name)} = {local.Value};"
            )
        );
        ToolProbeEmitter.Emit(writer, plan, tool);
        EmitRun(writer, plan, tool, "return ");
        writer.Close();
    }

    private static void EmitRun(SourceWriter writer, ToolsetPlan plan, ToolPlan tool, string before)
    {
        var node = tool.Node;
        var bound = BoundArguments.Of(tool);
        var target = node.IsStatic ? plan.Type.FullName : bound[tool.Instance];
        var arguments = node.Parameters.Select(p =>
            p.Role == ToolParameterRole.CancellationToken ? tool.Token : bound.ValueOf(tool, p.Name)
        );
        var method = $"{target}.{Code.Name(node.Method)}({string.Join(", ", arguments)})";
        var fallback = node.Fallback is { Defect: null } ? node.Fallback : null;
        var isGuarded = fallback is not null || node.Policies.Count > 0;
        var isAlone = bound.IsEmpty && !isGuarded;
        var parameters = isAlone ? tool.Token : $"({tool.Bound}, {tool.Token})";
        var lambda = node.Returns switch
        {
            ReturnShape.ValueTaskOfValue => $"static {parameters} => {method}",
            ReturnShape.AsyncEnumerable =>
                $"static {parameters} => {bound[tool.Call]}.CollectAsync({method}, {tool.Token})",
            ReturnShape.Void => $"static {parameters} => {{ {method}; return default; }}",
            ReturnShape.Task or ReturnShape.ValueTask =>
                $"static async {parameters} => {{ await {method}.ConfigureAwait(false); return default; }}",
            ReturnShape.Value when node.Result!.FullName is "dynamic" =>
                $"static {parameters} => new((object){method})",
            ReturnShape.Value when node.Result!.FullName is "dynamic?" =>
                $"static {parameters} => new((object?){method})",
            _ => $"static {parameters} => new({method})",
        };
        List<string> items = isAlone ? [lambda] : [bound.IsEmpty ? tool.Call : bound.Expression, lambda];
        if (fallback is not null)
        {
            items.Add(ToolFallbackEmitter.Lambda(plan, tool, fallback, bound));
        }

        writer.Call(
            $"{before}{tool.Call}.{(isGuarded ? "RunUnderPolicyAsync" : "RunAsync")}(",
            [.. items, tool.Result],
            ");"
        );
    }

    private static string ValueOf(ToolPlan tool, ToolParameter parameter, string field) =>
        parameter.Role switch
        {
            ToolParameterRole.Argument when parameter.Default is { } value =>
                $"{tool.Call}.Read({Code.Name(field)}, {Constant(parameter.Type, value)})",
            ToolParameterRole.Argument => $"{tool.Call}.Read({Code.Name(field)})",
            ToolParameterRole.Fixed =>
                $"{tool.Call}.ReadFixed({Code.Name(field)}, {Constant(parameter.Type, parameter.Fixed!)})",
            ToolParameterRole.Services => $"{tool.Call}.Services",
            ToolParameterRole.CallKey => $"{tool.Call}.Key",
            ToolParameterRole.AgentLoop or ToolParameterRole.ContextQueue or ToolParameterRole.ContextPool =>
                $"{tool.Call}.{OfLoop(parameter)}",
            _ => $"{tool.Call}.Context",
        };

    /// <summary>What only a loop gives, as a call is asked for it.</summary>
    public static string OfLoop(ToolParameter parameter) =>
        $"{(parameter.AcceptsNull ? "Optional" : "")}{parameter.Role}({Code.Literal(parameter.Name)})";

    /// <summary>What is null is so by the author's choice, whether the type says it or not.</summary>
    public static string Constant(TypeName type, string value) =>
        value is not ("default" or "null") ? value
        : type.FullName.EndsWith("?", StringComparison.Ordinal) ? "null"
        : type.IsReference ? "null!"
        : value;

    /// <summary>Whether a value is there before the method runs.</summary>
    private static bool IsRead(ToolParameter parameter) =>
        parameter.Role != ToolParameterRole.CancellationToken && !BoundArguments.IsLate(parameter.Role);

    public static string ResultOf(ToolNode tool) => tool.Result?.FullName ?? $"{Tools}.ToolNothing";
}
