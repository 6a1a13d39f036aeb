using System.Globalization;
using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The emitted part of a type with tools.</summary>
internal static class ToolsetEmitter
{
    private const string Function = "global::Microsoft.Extensions.AI.AIFunction";
    private const string List = $"global::System.Collections.Generic.IReadOnlyList<{Function}>";

    public static string Emit(ToolsetPlan plan)
    {
        var writer = SourceFile.Begin([
            .. plan.Tools.SelectMany(tool => tool.Node.Experiments).Distinct(StringComparer.Ordinal),
        ]);
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        EmitProperty(writer, plan);
        if (plan.Tools.Count > 0)
        {
            TurnsEmitter.Emit(writer, plan);
            writer.Line();
            ToolDefinitionEmitter.Emit(writer, plan);
        }

        if (plan.JsonExpression.Length > 0)
        {
            writer.Line();
            writer.Line(Code.Generated);
            writer.Open($"private static class {plan.Json}");
            writer.Line($"public static readonly global::Aegis.Tools.ToolJson Options =");
            writer.Indent();
            writer.Line($"{plan.JsonExpression};");
            writer.Unindent();
            writer.Close();
        }

        foreach (var tool in plan.Tools)
        {
            writer.Line();
            ToolFunctionEmitter.Emit(writer, plan, tool);
        }

        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    /// <summary>The tools themselves, as items of an initializer.</summary>
    public static List<string> Instances(ToolsetPlan plan) =>
        [.. plan.Tools.Select(tool => $"new {tool.Function}({(tool.Node.IsStatic ? "" : "this")})")];

    /// <summary>An expression for a list of all tools, those of the base class too.</summary>
    public static void EmitList(SourceWriter writer, ToolsetPlan plan, string before, string after)
    {
        var (open, close) =
            plan.Inherited.Length == 0 ? ("", "") : ("global::Aegis.Tools.ToolSet.Join(", $", {plan.Inherited})");
        if (plan.Tools.Count == 0)
        {
            var none = $"global::System.Array.Empty<{Function}>()";
            writer.Line($"{before}{(plan.Inherited.Length == 0 ? none : plan.Inherited)}{after}");
            return;
        }

        var items = Instances(plan);
        var line = $"{before}{open}new {Function}[] {{ {string.Join(", ", items)} }}{close}{after}";
        if (writer.Fits(line))
        {
            writer.Line(line);
            return;
        }

        writer.Line($"{before}{open}new {Function}[]");
        writer.Line("{");
        writer.Indent();
        writer.Lines(items.Select(item => item + ","));
        writer.Close(close + after);
    }

    private static void EmitProperty(SourceWriter writer, ToolsetPlan plan)
    {
        if (plan.IsCached)
        {
            writer.Line(Code.Generated);
            writer.Line($"private {List}? {plan.Field};");
            writer.Line();
        }

        writer.Line($"/// <summary>{Summary(plan)}</summary>");
        writer.Line(Code.Generated);
        if (!plan.IsStatic)
        {
            // a value that travels as JSON leaves its tools behind
            writer.Line("[global::System.Text.Json.Serialization.JsonIgnore]");
        }

        var modifiers = $"public{(plan.IsStatic ? " static" : "")}{(plan.Inherited.Length > 0 ? " new" : "")}";
        var head = $"{modifiers} {List} Tools =>";
        if (plan.IsStatic && plan.Tools.Count > 0)
        {
            writer.Line($"{head} {plan.Definitions}.All;");
        }
        else if (plan.IsCached)
        {
            writer.Line(head);
            writer.Indent();
            writer.Line($"{plan.Field} ?? global::System.Threading.LazyInitializer.EnsureInitialized(");
            writer.Indent();
            writer.Line($"ref {plan.Field},");
            EmitList(writer, plan, $"() => ", "");
            writer.Unindent();
            writer.Line(")!;");
            writer.Unindent();
        }
        else
        {
            writer.Line(head);
            writer.Indent();
            EmitList(writer, plan, "", ";");
            writer.Unindent();
        }

        if (plan.Tools.Count > 0)
        {
            writer.Line();
        }
    }

    private static string Summary(ToolsetPlan plan)
    {
        const int shown = 6;
        var names = plan.Tools.Take(shown).Select(tool => $"<c>{Code.Xml(tool.Node.Name)}</c>");
        var rest = plan.Tools.Count - shown;
        var more = rest > 0 ? string.Format(CultureInfo.InvariantCulture, " and {0} more", rest) : "";
        var inherited = plan.Inherited.Length > 0 ? ", and those of the base class" : "";
        return plan.Tools.Count == 0
            ? $"The tools{inherited}."
            : $"The tools {string.Join(", ", names)}{more}{inherited}.";
    }
}
