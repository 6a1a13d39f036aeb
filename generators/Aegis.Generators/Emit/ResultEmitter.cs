using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The typed result: one property an agent.</summary>
internal static class ResultEmitter
{
    public static string FullName(PipelinePlan plan)
    {
        // behind the last dot, or behind global::
        var last = plan.Type.FullName.LastIndexOfAny(['.', ':']) + 1;
        return plan.Type.FullName.Substring(0, last) + Code.Name(plan.ResultName);
    }

    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Line($"/// <summary>What became of one run of <c>{Code.Xml(plan.Type.Name)}</c>.</summary>");
        writer.Line(Code.Generated);
        writer.Open($"{plan.Access} sealed class {Code.Name(plan.ResultName)} : global::Aegis.PipelineResult");
        writer.Line($"internal {Code.Name(plan.ResultName)}(global::Aegis.Pipelines.PipelineRunRecord record)");
        writer.Indent();
        writer.Line(": base(record) { }");
        writer.Unindent();

        // several methods of the state fill in the properties of many agents
        var accessors = IsChunked(plan) ? "{ get; internal set; }" : "{ get; internal init; }";
        foreach (var agent in plan.Agents)
        {
            var type = HasValue(agent) ? $"AgentOutcome<{agent.Output!.FullName}>" : "AgentOutcome";
            writer.Line();
            writer.Line($"/// <summary>What became of {Code.Xml(agent.Id)}.</summary>");
            writer.Line($"public global::Aegis.{type} {Code.Name(agent.Property)} {accessors}");
        }

        foreach (var property in plan.Broken?.Properties ?? default)
        {
            writer.Line();
            writer.Line("/// <summary>Of no use until the class is an agent.</summary>");
            writer.Line(
                $"public global::Aegis.AgentOutcome<dynamic> {Code.Name(property)} => {StubEmitter.Throw(plan.Fault)};"
            );
        }

        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    /// <summary>Whether a result carries the agent's output.</summary>
    public static bool HasValue(AgentStep agent) => agent.Output is { Visibility: not Visibility.Hidden };

    public static bool IsChunked(PipelinePlan plan) => plan.Agents.Count > StateEmitter.ChunkSize;
}
