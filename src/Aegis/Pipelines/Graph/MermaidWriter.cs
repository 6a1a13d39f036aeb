using System.Text;

namespace Aegis.Pipelines;

/// <summary>Writes a pipeline as a Mermaid flowchart.</summary>
internal static class MermaidWriter
{
    public static string Write(PipelineGraph graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var agent in graph.Agents)
        {
            // ids may be words of Mermaid's own, such as "end"; numbers never are
            var name = names[agent.Id] = $"agent{names.Count}";
            var tools = agent.Tools.Count > 0 ? $"<br/>{Escape(string.Join(", ", agent.Tools))}" : "";
            text.Append($"    {name}[\"{Escape(agent.Id)}{tools}\"]\n");
        }

        foreach (var edge in graph.Edges)
        {
            var arrow = edge.Optional ? "-.->" : "-->";
            var label = edge.Parameters.Count > 0 ? $"|\"{Escape(string.Join(", ", edge.Parameters))}\"|" : "";
            text.Append($"    {names[edge.From]} {arrow}{label} {names[edge.To]}\n");
        }

        return text.ToString();
    }

    /// <summary>Mermaid writes characters that mean something as entities: <c>#</c>, their code, <c>;</c>.</summary>
    private static string Escape(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var character in label)
        {
            _ =
                char.IsAsciiLetterOrDigit(character) || character > 127 || " _-.,:()?[]/".Contains(character)
                    ? text.Append(character)
                    : text.Append($"#{(int)character};");
        }

        return text.ToString();
    }
}
