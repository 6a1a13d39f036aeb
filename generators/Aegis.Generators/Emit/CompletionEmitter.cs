using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>How the result is built from the outputs of a run, in chunks when there are many agents.</summary>
internal static class CompletionEmitter
{
    private const string Record = "global::Aegis.Pipelines.PipelineRunRecord";

    public static void Emit(SourceWriter writer, PipelinePlan plan)
    {
        var result = ResultEmitter.FullName(plan);
        var header = $"public {result} CreateResult({Record} record)";
        if (ResultEmitter.IsChunked(plan))
        {
            EmitChunks(writer, plan, result, header);
            return;
        }

        writer.Line($"{header} =>");
        writer.Indent();
        if (plan.Agents.Count == 0)
        {
            writer.Line("new(record);");
        }
        else
        {
            writer.Open("new(record)");
            writer.Lines(plan.Agents.Select(agent => $"{Outcome(agent)},"));
            writer.Close(";");
        }

        writer.Unindent();
    }

    private static void EmitChunks(SourceWriter writer, PipelinePlan plan, string result, string header)
    {
        var chunks = plan.Agents.GroupBy(agent => agent.Number / StateEmitter.ChunkSize).ToList();
        writer.Open(header);
        writer.Line($"{result} result = new(record);");
        writer.Lines(chunks.Select(chunk => $"Complete{chunk.Key}(result, record);"));
        writer.Line("return result;");
        writer.Close();
        foreach (var chunk in chunks)
        {
            writer.Line();
            writer.Open($"private void Complete{chunk.Key}({result} result, {Record} record)");
            writer.Lines(chunk.Select(agent => $"result.{Outcome(agent)};"));
            writer.Close();
        }
    }

    private static string Outcome(AgentStep agent)
    {
        var value = ResultEmitter.HasValue(agent) ? $", {Code.Name(agent.Variable)}.Value" : "";
        return $"{Code.Name(agent.Property)} = record.Outcome({agent.Number}{value})";
    }
}
