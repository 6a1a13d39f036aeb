using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The agents that all runs of a pipeline instance share.</summary>
internal static class AgentSetEmitter
{
    private const string Host = "global::Aegis.Pipelines.PipelineHost";

    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        writer.Line("/// <summary>The agents, one instance each for all runs.</summary>");
        writer.Line(Code.Generated);
        writer.Open($"private sealed class {Code.AgentSet}");
        var toolsets = plan.Toolsets.Where(toolset => toolset.Instance.Length > 0).ToList();
        var shared = plan.Agents.Where(agent => agent is { LivesForRun: false, IsStatic: false }).ToList();
        var wanting = shared.Where(ConstructionEmitter.NeedsHost).ToList();
        var guarded = plan.Agents.Where(agent => agent.Policy is not null).ToList();
        var isChunked = wanting.Count > StateEmitter.ChunkSize;
        writer.Line($"public readonly {Host} Host;");
        writer.Lines(toolsets.Select(toolset => $"public readonly {toolset.Type} {Code.Name(toolset.Instance)};"));
        writer.Lines(shared.Select(agent => Field(agent, isChunked)));
        writer.Lines(guarded.Select(agent => PolicyEmitter.Field(agent, guarded.Count > StateEmitter.ChunkSize)));
        writer.Line();
        EmitConstructor(writer, toolsets, wanting, guarded);
        EmitChunks(writer, "Build", wanting, BuildAgent);
        EmitChunks(writer, "BuildPolicies", guarded, PolicyEmitter.EmitBuild);

        writer.Close();
        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static string Field(AgentStep agent, bool isChunked)
    {
        var field = $"{agent.Type} {Code.Name(agent.Instance)}";
        return !ConstructionEmitter.NeedsHost(agent) ? $"public readonly {field} = new();"
            : isChunked ? $"public {field} = null!;"
            : $"public readonly {field};";
    }

    private static void EmitConstructor(
        SourceWriter writer,
        List<ToolsetStep> toolsets,
        List<AgentStep> wanting,
        List<AgentStep> guarded
    )
    {
        writer.Open($"public {Code.AgentSet}({Host} host)");
        writer.Line("Host = host;");
        toolsets.ForEach(toolset => ToolsetSlots.EmitBuild(writer, toolset));
        Build("Build", wanting, BuildAgent);
        Build("BuildPolicies", guarded, PolicyEmitter.EmitBuild);
        writer.Close();

        void Build(string name, List<AgentStep> agents, Action<SourceWriter, AgentStep> build)
        {
            if (agents.Count <= StateEmitter.ChunkSize)
            {
                agents.ForEach(agent => build(writer, agent));
                return;
            }

            var chunks = ((agents.Count - 1) / StateEmitter.ChunkSize) + 1;
            writer.Lines(Enumerable.Range(0, chunks).Select(chunk => $"{name}{chunk}(host);"));
        }
    }

    /// <summary>A method for so many agents, which takes no longer to compile than they are worth.</summary>
    private static void EmitChunks(
        SourceWriter writer,
        string name,
        List<AgentStep> agents,
        Action<SourceWriter, AgentStep> build
    )
    {
        for (
            var start = 0;
            agents.Count > StateEmitter.ChunkSize && start < agents.Count;
            start += StateEmitter.ChunkSize
        )
        {
            writer.Line();
            writer.Open($"private void {name}{start / StateEmitter.ChunkSize}({Host} host)");
            foreach (var agent in agents.Skip(start).Take(StateEmitter.ChunkSize))
            {
                build(writer, agent);
            }

            writer.Close();
        }
    }

    private static void BuildAgent(SourceWriter writer, AgentStep agent) =>
        ConstructionEmitter.EmitBuild(writer, Code.Name(agent.Instance), agent, "host");
}
