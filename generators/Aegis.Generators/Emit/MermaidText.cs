using System.Globalization;
using System.Text;
using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>A pipeline as a Mermaid flowchart.</summary>
internal static class MermaidText
{
    public static void Write(SourceWriter writer, PipelinePlan plan)
    {
        writer.Line("flowchart TD");
        writer.Indent();
        foreach (var agent in plan.Agents)
        {
            // ids may be words of Mermaid's own, such as "end"; numbers never are
            var tools = agent.ToolNames.Count == 0 ? "" : $"<br/>{Escape(string.Join(", ", agent.ToolNames))}";
            writer.Line($"agent{agent.Number}[\"{Escape(agent.Id)}{tools}\"]");
        }

        foreach (var edge in plan.Edges)
        {
            var arrow = edge.IsOptional ? "-.->" : "-->";
            var label = edge.Parameters.Count > 0 ? $"|\"{Escape(string.Join(", ", edge.Parameters))}\"|" : "";
            writer.Line($"agent{edge.From} {arrow}{label} agent{edge.To}");
        }

        writer.Unindent();
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
