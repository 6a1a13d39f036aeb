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
        writer.Lines(guarded.Select(PolicyEmitter.Field));
        writer.Line();
        EmitConstructor(writer, toolsets, wanting, guarded);
        for (var chunk = 0; isChunked && chunk < wanting.Count; chunk += StateEmitter.ChunkSize)
        {
            writer.Line();
            writer.Open($"private void Build{chunk / StateEmitter.ChunkSize}({Host} host)");
            Build(writer, wanting.Skip(chunk).Take(StateEmitter.ChunkSize));
            writer.Close();
        }

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
        if (wanting.Count <= StateEmitter.ChunkSize)
        {
            Build(writer, wanting);
        }
        else
        {
            var chunks = ((wanting.Count - 1) / StateEmitter.ChunkSize) + 1;
            writer.Lines(Enumerable.Range(0, chunks).Select(chunk => $"Build{chunk}(host);"));
        }

        guarded.ForEach(agent => PolicyEmitter.EmitBuild(writer, agent));

        writer.Close();
    }

    private static void Build(SourceWriter writer, IEnumerable<AgentStep> agents)
    {
        foreach (var agent in agents)
        {
            ConstructionEmitter.EmitBuild(writer, Code.Name(agent.Instance), agent, "host");
        }
    }
}
