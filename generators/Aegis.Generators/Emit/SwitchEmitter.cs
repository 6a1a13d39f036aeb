using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>A method that picks what to do by the number of an agent, in chunks when there are many agents.</summary>
internal static class SwitchEmitter
{
    private const string OutOfRange = "throw new global::System.ArgumentOutOfRangeException(nameof(agent))";

    /// <summary>Writes <c>bool Name(int agent, …)</c>.</summary>
    /// <param name="writer">Where to write it.</param>
    /// <param name="agents">The agents that it knows.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its other parameter.</param>
    /// <param name="parameter">The name of its other parameter.</param>
    /// <param name="action">What it returns for an agent.</param>
    public static void Emit(
        SourceWriter writer,
        EquatableArray<AgentStep> agents,
        string name,
        string type,
        string parameter,
        Func<AgentStep, string> action
    )
    {
        var parameters = $"(int agent, {type} {parameter}) =>";
        var chunks = agents.GroupBy(agent => agent.Number / StateEmitter.ChunkSize).ToList();
        if (chunks.Count <= 1)
        {
            EmitSwitch(writer, $"public bool {name}{parameters}", "agent", agents.Select(agent => Arm(agent, action)));
            return;
        }

        EmitSwitch(
            writer,
            $"public bool {name}{parameters}",
            $"(agent / {StateEmitter.ChunkSize})",
            chunks.Select(chunk => $"{chunk.Key} => {name}{chunk.Key}(agent, {parameter})")
        );
        foreach (var chunk in chunks)
        {
            var header = $"private bool {name}{chunk.Key}{parameters}";
            EmitSwitch(writer, header, "agent", chunk.Select(agent => Arm(agent, action)));
        }
    }

    private static string Arm(AgentStep agent, Func<AgentStep, string> action) => $"{agent.Number} => {action(agent)}";

    private static void EmitSwitch(SourceWriter writer, string header, string subject, IEnumerable<string> arms)
    {
        writer.Line(header);
        writer.Indent();
        var lines = arms.ToList();
        if (lines.Count == 0)
        {
            writer.Line($"{OutOfRange};");
        }
        else
        {
            writer.Open($"{subject} switch");
            writer.Lines(lines.Append($"_ => {OutOfRange}").Select(line => line + ","));
            writer.Close(";");
        }

        writer.Unindent();
        writer.Line();
    }
}
