using System.Globalization;
using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>What is known of all tools of a type before they are called: one class, so that many tools cost one start.</summary>
internal static class ToolDefinitionEmitter
{
    private const string Definition = "global::Aegis.Tools.ToolDefinition";
    private const string Function = "global::Microsoft.Extensions.AI.AIFunction";

    public static void Emit(SourceWriter writer, ToolsetPlan plan)
    {
        writer.Line(Code.Generated);
        writer.Open($"private static class {plan.Definitions}");
        for (var i = 0; i < plan.Tools.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            Emit(writer, plan.Tools[i]);
        }

        if (plan.IsStatic)
        {
            writer.Line();
            var list = $"global::System.Collections.Generic.IReadOnlyList<{Function}>";
            writer.Line($"public static readonly {list} All =");
            writer.Indent();
            ToolsetEmitter.EmitList(writer, plan, "", ";");
            writer.Unindent();
        }

        writer.Close();
    }

    private static void Emit(SourceWriter writer, ToolPlan tool)
    {
        writer.Line($"public static readonly {Definition} {tool.Definition} = new({Code.Literal(tool.Node.Name)})");
        writer.Line("{");
        writer.Indent();
        foreach (var property in Properties(tool.Node))
        {
            writer.Line(property + ",");
        }

        EmitSchema(writer, "Schema", tool.Node.Schema);
        if (tool.Node.Policies.Count > 0 || tool.Node.Fallback is { Defect: null })
        {
            EmitPolicies(writer, tool.Node);
        }

        if (tool.Node.EnforcedSchema is { } enforced)
        {
            EmitSchema(writer, "EnforcedSchema", enforced);
        }

        if (tool.Node.ReturnSchema is { } result)
        {
            EmitSchema(writer, "ReturnSchema", result);
        }

        writer.Close(";");
    }

    private static IEnumerable<string> Properties(ToolNode tool)
    {
        if (tool.Description.Length > 0)
        {
            yield return $"Description = {Code.Literal(tool.Description)}";
        }

        if (tool.Effect != ToolEffect.Unspecified)
        {
            yield return $"Effect = global::Aegis.ToolEffect.{tool.Effect}";
        }

        if (tool.Strict)
        {
            yield return "Strict = true";
        }

        if (tool.Serialize)
        {
            yield return "Serialize = true";
        }

        if (tool.Returns == ReturnShape.AsyncEnumerable)
        {
            yield return "Streams = true";
        }

        if (tool.MaxResultChars != 0)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "MaxResultChars = {0}", tool.MaxResultChars);
        }

        if (tool.ApprovalTimeoutSeconds is { } seconds)
        {
            yield return "RequiresApproval = true";
            yield return string.Format(CultureInfo.InvariantCulture, "ApprovalTimeoutSeconds = {0}", seconds);
        }

        if (tool.IdempotencyKey is { } key)
        {
            yield return $"IdempotencyKey = {Code.Literal(key)}";
        }

        if (tool.FingerprintIgnored.Count > 0)
        {
            yield return $"FingerprintIgnored = new[] {{ {string.Join(", ", tool.FingerprintIgnored.Select(Code.Literal))} }}";
        }
    }

    /// <summary>A fallback alone wants a policy as well: it is what calls it.</summary>
    private static void EmitPolicies(SourceWriter writer, ToolNode tool)
    {
        const string type = "global::Aegis.PolicyAttribute";
        if (tool.Policies.Count == 0)
        {
            writer.Line($"Policies = global::System.Array.Empty<{type}>(),");
            return;
        }

        writer.Call($"Policies = new {type}[] {{ ", tool.Policies.Select(policy => policy.Expression).ToList(), " },");
    }

    private static void EmitSchema(SourceWriter writer, string property, string schema)
    {
        var json = JsonLines.Escape(schema);
        var line = $"{property} = \"\"\"{json}\"\"\",";
        if (writer.Fits(line))
        {
            writer.Line(line);
            return;
        }

        writer.Line($"{property} = \"\"\"");
        writer.Indent();
        writer.Lines(JsonLines.Split(json));
        writer.Line("\"\"\",");
        writer.Unindent();
    }
}
