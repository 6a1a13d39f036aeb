using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>A method that does something for the agent of a number, in chunks when there are many agents.</summary>
internal static class SwitchEmitter
{
    private const string OutOfRange = "throw new global::System.ArgumentOutOfRangeException(nameof(agent))";

    public static void Emit(
        SourceWriter writer,
        EquatableArray<AgentStep> agents,
        string returns,
        string name,
        string parameters,
        string arguments,
        Func<AgentStep, string> action
    )
    {
        var chunks = agents.GroupBy(agent => agent.Number / StateEmitter.ChunkSize).ToList();
        if (chunks.Count == 0)
        {
            writer.Line($"public {returns} {name}({parameters}) =>");
            writer.Indent();
            writer.Line($"{OutOfRange};");
            writer.Unindent();
            writer.Line();
            return;
        }

        if (chunks.Count == 1)
        {
            writer.Open($"public {returns} {name}({parameters})");
            EmitSwitch(writer, agents, returns, action);
            writer.Close();
            writer.Line();
            return;
        }

        writer.Open($"public {returns} {name}({parameters})");
        writer.Open($"switch (agent / {StateEmitter.ChunkSize})");
        foreach (var chunk in chunks)
        {
            writer.Line($"case {chunk.Key}:");
            writer.Indent();
            EmitAction(
                writer,
                returns,
                returns == "void" ? $"{name}{chunk.Key}({arguments});" : $"return {name}{chunk.Key}({arguments});"
            );
            writer.Unindent();
        }

        EmitDefault(writer);
        writer.Close();
        writer.Close();
        writer.Line();
        foreach (var chunk in chunks)
        {
            writer.Open($"private {returns} {name}{chunk.Key}({parameters})");
            EmitSwitch(writer, chunk, returns, action);
            writer.Close();
            writer.Line();
        }
    }

    private static void EmitSwitch(
        SourceWriter writer,
        IEnumerable<AgentStep> agents,
        string returns,
        Func<AgentStep, string> action
    )
    {
        writer.Open("switch (agent)");
        foreach (var agent in agents)
        {
            writer.Line($"case {agent.Number}: // {agent.Name}");
            writer.Indent();
            EmitAction(writer, returns, action(agent));
            writer.Unindent();
        }

        EmitDefault(writer);
        writer.Close();
    }

    private static void EmitAction(SourceWriter writer, string returns, string action)
    {
        writer.Line(action);
        if (returns == "void")
        {
            writer.Line("break;");
        }
    }

    private static void EmitDefault(SourceWriter writer)
    {
        writer.Line("default:");
        writer.Indent();
        writer.Line($"{OutOfRange};");
        writer.Unindent();
    }
}
