using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The agents that all runs of a pipeline instance share.</summary>
internal static class AgentSetEmitter
{
    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        writer.Line("/// <summary>The agents, one instance each for all runs.</summary>");
        writer.Line(Code.Generated);
        writer.Open($"private sealed class {Code.AgentSet}");
        writer.Line($"public {Code.AgentSet}(global::Aegis.Pipelines.PipelineHost host)");
        writer.Line("{");
        writer.Indent();
        writer.Line("Host = host;");
        var shared = plan.Agents.Where(agent => agent is { LivesForRun: false, IsStatic: false }).ToList();
        for (var chunk = 0; chunk < shared.Count; chunk += StateEmitter.ChunkSize)
        {
            if (shared.Count > StateEmitter.ChunkSize)
            {
                writer.Line($"Build{chunk / StateEmitter.ChunkSize}(host);");
            }
            else
            {
                Build(writer, shared);
            }
        }

        writer.Close();
        writer.Line();
        writer.Line("public global::Aegis.Pipelines.PipelineHost Host { get; }");
        var isChunked = shared.Count > StateEmitter.ChunkSize;
        foreach (var agent in shared)
        {
            writer.Line();
            writer.Line(
                $"public {agent.Type} {Code.Name(agent.Instance)} {{ get; {(isChunked ? "private set; } = null!;" : "}")}"
            );
        }

        for (var chunk = 0; isChunked && chunk < shared.Count; chunk += StateEmitter.ChunkSize)
        {
            writer.Line();
            writer.Open(
                $"private void Build{chunk / StateEmitter.ChunkSize}(global::Aegis.Pipelines.PipelineHost host)"
            );
            Build(writer, shared.Skip(chunk).Take(StateEmitter.ChunkSize));
            writer.Close();
        }

        writer.Close();
        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static void Build(SourceWriter writer, IEnumerable<AgentStep> agents)
    {
        foreach (var agent in agents)
        {
            ConstructionEmitter.EmitBuild(writer, Code.Name(agent.Instance), agent, "host");
        }
    }
}
