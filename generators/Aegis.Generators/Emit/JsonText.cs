using System.Globalization;
using System.Text;
using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>
/// A pipeline as JSON, an agent and an edge a line. Written by hand, since a generator that brings a JSON library clashes with the compiler's own.
/// </summary>
internal static class JsonText
{
    public static void Write(SourceWriter writer, PipelinePlan plan)
    {
        writer.OpenBracket("{");
        writer.Line($"\"name\": {String(plan.Type.Name)},");
        WriteArray(writer, "agents", plan.Agents.Select(Agent).ToList(), ",");
        WriteArray(writer, "edges", plan.Edges.Select(edge => Edge(plan, edge)).ToList(), ",");
        WriteArray(writer, "inputs", plan.Inputs.Select(Input).ToList(), "");
        writer.CloseBracket("}");
    }

    private static void WriteArray(SourceWriter writer, string name, List<string> items, string after)
    {
        if (items.Count == 0)
        {
            writer.Line($"\"{name}\": []{after}");
            return;
        }

        writer.OpenBracket($"\"{name}\": [");
        writer.Separated(items);
        writer.CloseBracket($"]{after}");
    }

    private static string Agent(AgentStep agent)
    {
        var description = agent.Description is null ? "" : $", \"description\": {String(agent.Description)}";
        var tools =
            agent.ToolNames.Count == 0 ? "" : $", \"tools\": [{string.Join(", ", agent.ToolNames.Select(String))}]";
        var texts = agent.PolicyTexts.Select(String).ToList();
        var policies = texts.Count == 0 ? "" : $", \"policies\": [{string.Join(", ", texts)}]";
        return $"{{ \"id\": {String(agent.Id)}, \"form\": \"{agent.Form}\", "
            + $"\"output\": {String(agent.Output?.DisplayName ?? "void")}{description}{tools}{policies} }}";
    }

    private static string Edge(PipelinePlan plan, StepEdge edge) =>
        $"{{ \"from\": {String(plan.Agents[edge.From].Id)}, \"to\": {String(plan.Agents[edge.To].Id)}, "
        + $"\"optional\": {(edge.IsOptional ? "true" : "false")}, "
        + $"\"parameters\": [{string.Join(", ", edge.Parameters.Select(String))}] }}";

    private static string Input(InputStep input) =>
        $"{{ \"name\": {String(input.Name)}, \"type\": {String(input.Type.DisplayName)} }}";

    private static string String(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }
}
