using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The typed result: one property an agent.</summary>
internal static class ResultEmitter
{
    private const string Record = "global::Aegis.Pipelines.PipelineRunRecord";

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
        var valued = Valued(plan);
        var isChunked = valued.Count > StateEmitter.ChunkSize;
        foreach (var agent in valued)
        {
            writer.Line(
                $"private {(isChunked ? "" : "readonly ")}{Type(agent)} {Field(agent)}{(isChunked && agent.Output!.IsReference ? " = null!" : "")};"
            );
        }

        if (valued.Count > 0)
        {
            writer.Line();
        }

        EmitConstructor(writer, plan, isChunked ? [] : valued);
        for (var start = 0; isChunked && start < valued.Count; start += StateEmitter.ChunkSize)
        {
            var chunk = valued.Skip(start).Take(StateEmitter.ChunkSize).ToList();
            writer.Line();
            writer.Line($"internal void {plan.ResultSetters[start / StateEmitter.ChunkSize]}(");
            EmitParameters(writer, chunk.Select(Parameter).ToList());
            EmitAssignments(writer, chunk);
        }

        foreach (var agent in plan.Agents)
        {
            writer.Line();
            writer.Line($"/// <summary>What became of <c>{Code.Xml(agent.Id)}</c>.</summary>");
            writer.Line(
                HasValue(agent)
                    ? $"public global::Aegis.AgentOutcome<{agent.Output!.FullName}> {Code.Name(agent.Property)} => Outcome({agent.Number}, {Field(agent)});"
                    : $"public global::Aegis.AgentOutcome {Code.Name(agent.Property)} => Outcome({agent.Number});"
            );
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

    /// <summary>The agents whose outputs a result carries.</summary>
    public static List<AgentStep> Valued(PipelinePlan plan) => plan.Agents.Where(HasValue).ToList();

    private static bool HasValue(AgentStep agent) => agent.Output is { Visibility: not Visibility.Hidden };

    private static void EmitConstructor(SourceWriter writer, PipelinePlan plan, List<AgentStep> valued)
    {
        writer.Line($"internal {Code.Name(plan.ResultName)}(");
        EmitParameters(writer, [$"{Record} record", .. valued.Select(Parameter)], ": base(record)");
        EmitAssignments(writer, valued);
    }

    private static void EmitParameters(SourceWriter writer, List<string> parameters, string chain = "")
    {
        writer.Indent();
        writer.Separated(parameters);
        writer.Unindent();
        writer.Line(")");
        if (chain.Length > 0)
        {
            writer.Indent();
            writer.Line(chain);
            writer.Unindent();
        }
    }

    private static void EmitAssignments(SourceWriter writer, List<AgentStep> agents)
    {
        writer.Line("{");
        writer.Indent();
        writer.Lines(agents.Select(agent => $"this.{Field(agent)} = {Field(agent)};"));
        writer.Close();
    }

    private static string Parameter(AgentStep agent) => $"{Type(agent)} {Field(agent)}";

    private static string Type(AgentStep agent) => agent.Stored!;

    private static string Field(AgentStep agent) => Code.Name(agent.Variable);
}
