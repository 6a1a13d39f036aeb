using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The class with a method a tool that makes a turn of it.</summary>
internal static class TurnsEmitter
{
    public static void Emit(SourceWriter writer, ToolsetPlan plan)
    {
        var hides = plan.Inherited.Length > 0 ? "new " : "";
        writer.Line("/// <summary>Turns that call the tools, to be put into an <c>AgentLoop</c>.</summary>");
        writer.Line(Code.Generated);
        writer.Open($"public {hides}static class {plan.Turns}");
        var isFirst = true;
        foreach (var tool in plan.Tools.Where(tool => tool.Turn.Length > 0))
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            Emit(writer, tool);
        }

        writer.Close();
    }

    private static void Emit(SourceWriter writer, ToolPlan tool)
    {
        var text = new TurnArgumentsText(tool);
        var access = TurnVisibility.Of(tool.Node) == Visibility.Public ? "public" : "internal";
        var factory = $"{tool.Function}.{tool.TurnFactory}.Factory";
        var about = tool.Node.Description.Length > 0 ? $": {Code.Xml(tool.Node.Description)}" : ".";
        writer.Line($"/// <summary>A turn that calls <c>{Code.Xml(tool.Node.Name)}</c>{about}</summary>");
        writer.Call(
            $"{access} static {text.Turn} {Code.Name(tool.Turn)}(",
            text.Parameters.Select(Declared).ToList(),
            $") => {factory}.Of({text.Expression});"
        );
        if (text.Parameters.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line(
            $"/// <summary>A turn that calls <c>{Code.Xml(tool.Node.Name)}</c> with arguments that are evaluated when it runs.</summary>"
        );
        writer.Line(
            $"{access} static {text.Turn} {Code.Name(tool.Turn)}(global::System.Func<{text.Type}> arguments) =>"
        );
        writer.Indent();
        writer.Line($"{factory}.Later(arguments);");
        writer.Unindent();
    }

    private static string Declared(ToolParameter parameter) =>
        $"{parameter.Type.FullName} {Code.Name(parameter.Name)}"
        + (parameter.DeclaredDefault is { } value ? $" = {ToolFunctionEmitter.Constant(parameter.Type, value)}" : "");
}
