using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>Pipelines as a Mermaid flowchart; several as one subgraph each.</summary>
internal static class MermaidText
{
    public static void Write(SourceWriter writer, ImmutableArray<PipelinePlan> plans)
    {
        writer.Line("flowchart TD");
        writer.Indent();
        for (var i = 0; i < plans.Length; i++)
        {
            // one pipeline needs no frame, and then the text is the one that the runtime writes
            var prefix = plans.Length == 1 ? "agent" : $"pipeline{i}agent";
            if (plans.Length > 1)
            {
                writer.Line($"subgraph pipeline{i}[\"{Escape(plans[i].Type.Name)}\"]");
                writer.Indent();
            }

            WriteAgents(writer, plans[i], prefix);
            if (plans.Length > 1)
            {
                writer.Unindent();
                writer.Line("end");
            }
        }

        writer.Unindent();
    }

    private static void WriteAgents(SourceWriter writer, PipelinePlan plan, string prefix)
    {
        foreach (var agent in plan.Agents)
        {
            writer.Line($"{prefix}{agent.Number}[\"{Escape(agent.Id)}\"]");
        }

        foreach (var edge in plan.Edges)
        {
            var arrow = edge.IsOptional ? "-.->" : "-->";
            var label = edge.Parameters.Count > 0 ? $"|\"{Escape(string.Join(", ", edge.Parameters))}\"|" : "";
            writer.Line($"{prefix}{edge.From} {arrow}{label} {prefix}{edge.To}");
        }
    }

    /// <summary>Mermaid writes characters that mean something as entities; so nothing ends the comment around it.</summary>
    private static string Escape(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var character in label)
        {
            var isText = character > 127 || char.IsLetterOrDigit(character) || " _-.,:()?[]/".Contains(character);
            _ = isText
                ? text.Append(character)
                : text.Append('#').Append(((int)character).ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return text.ToString();
    }
}
