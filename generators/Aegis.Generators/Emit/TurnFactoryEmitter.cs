using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>How a turn calls its tool: with arguments that the compiler has checked, and neither JSON nor boxes.</summary>
internal static class TurnFactoryEmitter
{
    public static void Emit(SourceWriter writer, ToolsetPlan plan, ToolPlan tool, string json)
    {
        var text = new TurnArgumentsText(tool);
        writer.Line();
        // a class of its own: who only calls the tool does not pay for it
        writer.Open($"public static class {tool.TurnFactory}");
        writer.Line($"public static readonly {text.Factory} Factory = new(");
        writer.Indent();
        writer.Separated([$"{plan.Definitions}.{tool.Definition}", Method(plan, tool, text), Write(tool, text), json]);
        writer.Unindent();
        writer.Line(");");
        writer.Close();
    }

    private static string Method(ToolsetPlan plan, ToolPlan tool, TurnArgumentsText text)
    {
        var node = tool.Node;
        var target = node.IsStatic ? plan.Type.FullName : $"(({tool.Function})function).{tool.Instance}";
        var arguments = node.Parameters.Select(parameter => Value(tool, parameter, text));
        var call = $"{target}.{Code.Name(node.Method)}({string.Join(", ", arguments)})";
        const string head = "(function, bound, call) =>";
        return node.Returns switch
        {
            ReturnShape.ValueTaskOfValue or ReturnShape.AsyncEnumerable => $"static {head} {call}",
            ReturnShape.Void => $"static {head} {{ {call}; return default; }}",
            ReturnShape.Task or ReturnShape.ValueTask =>
                $"static async {head} {{ await {call}.ConfigureAwait(false); return default; }}",
            ReturnShape.Value when node.Result!.FullName is "dynamic" or "dynamic?" =>
                $"static {head} new(({text.Value}){call})",
            _ => $"static {head} new({call})",
        };
    }

    private static string Value(ToolPlan tool, ToolParameter parameter, TurnArgumentsText text) =>
        parameter.Role switch
        {
            ToolParameterRole.Argument => text[parameter.Name],
            ToolParameterRole.Fixed => ToolFunctionEmitter.Constant(parameter.Type, parameter.Fixed!),
            ToolParameterRole.CancellationToken => "call.CancellationToken",
            ToolParameterRole.Service => BoundArguments.ServiceOf("call.Tool", parameter),
            ToolParameterRole.Services => "call.Tool.Services",
            ToolParameterRole.CallKey => "call.Tool.Key",
            ToolParameterRole.Context => "call.Tool.Context",
            ToolParameterRole.Transaction => "call.Tool.Transaction",
            _ => $"call.Tool.{ToolFunctionEmitter.OfLoop(parameter)}",
        };

    private static string Write(ToolPlan tool, TurnArgumentsText text)
    {
        if (text.Parameters.Count == 0)
        {
            return "static (_, _) => { }";
        }

        var fields = tool
            .Node.Parameters.Select((parameter, i) => (parameter, Field: tool.Fields[i]))
            .Where(pair => pair.parameter.Role == ToolParameterRole.Argument)
            .Select(pair => $"arguments.Add({tool.Function}.{Code.Name(pair.Field)}, {text[pair.parameter.Name]});");
        return $"static (bound, arguments) => {{ {string.Join(" ", fields)} }}";
    }
}
