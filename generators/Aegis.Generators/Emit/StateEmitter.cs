using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The state of one run: the inputs, one slot an agent, and how each agent is called. No scheduling.</summary>
internal static class StateEmitter
{
    /// <summary>How many agents one emitted method deals with at the most: longer ones cost more to compile and to run.</summary>
    public const int ChunkSize = 128;

    private const string Run = "global::Aegis.Pipelines.PipelineRun";

    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        writer.Line("/// <summary>The inputs and outputs of one run, and how each agent is called.</summary>");
        writer.Line(Code.Generated);
        writer.Open(
            $"private struct {Code.RunState} : global::Aegis.Pipelines.IPipelineState<{ResultEmitter.FullName(plan)}>"
        );
        EmitFields(writer, plan);
        EmitConstructor(writer, plan);
        writer.Line($"public {Code.CancellationToken} CancellationToken {{ get; set; }}");
        writer.Line();
        EmitInline(writer, plan);
        SwitchEmitter.Emit(writer, plan.Agents, "Invoke", Run, "run", CallEmitter.Call);
        SwitchEmitter.Emit(
            writer,
            plan.Agents.Where(agent => agent.IsAwaited).ToEquatableArray(),
            "Await",
            "global::System.Action",
            "continuation",
            agent => $"{Code.Name(agent.Variable)}.Await(continuation)"
        );
        VisitEmitter.Emit(writer, plan);
        CompletionEmitter.Emit(writer, plan);
        foreach (var agent in plan.Agents)
        {
            writer.Line();
            CallEmitter.Emit(writer, plan, agent);
        }

        writer.Close();
        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static void EmitFields(SourceWriter writer, PipelinePlan plan)
    {
        writer.Line($"private readonly {Code.AgentSet} agents;");
        foreach (var input in plan.Inputs)
        {
            writer.Line($"private readonly {input.Type.FullName} {Code.Name(input.Field)};");
        }

        var stored = plan.Agents.Where(agent => agent.HasSlot).ToList();
        if (stored.Count > 0)
        {
            writer.Line();
        }

        foreach (var agent in stored)
        {
            var slot = agent.Stored is { } type ? $"AgentSlot<{type}>" : "AgentSlot";
            writer.Line($"private global::Aegis.Pipelines.{slot} {Code.Name(agent.Variable)};");
        }

        writer.Line();
    }

    private static void EmitConstructor(SourceWriter writer, PipelinePlan plan)
    {
        var parameters = plan.Inputs.Select(input => $"{input.Type.FullName} {Code.Name(input.Field)}");
        writer.Call($"public {Code.RunState}(", [.. parameters.Prepend($"{Code.AgentSet} agents")], ")");
        writer.Line("{");
        writer.Indent();
        writer.Line("this.agents = agents;");
        writer.Lines(plan.Inputs.Select(input => Code.Name(input.Field)).Select(name => $"this.{name} = {name};"));
        writer.Close();
        writer.Line();
    }

    private static void EmitInline(SourceWriter writer, PipelinePlan plan)
    {
        const string header = "public bool RunInline(ref global::Aegis.Pipelines.InlineRun run) =>";
        var calls = plan
            .Agents.Take(plan.InlineAgents)
            .Select(agent => $"run.Completed({CallEmitter.Call(agent)})")
            .ToList();
        if (calls.Count <= 1)
        {
            writer.Line(calls.Count == 0 ? $"{header} true; // the engine calls them all" : $"{header} {calls[0]};");
        }
        else
        {
            writer.Line(header);
            writer.Indent();
            writer.Line(calls[0]);
            writer.Lines(calls.Skip(1).Select((call, i) => $"&& {call}{(i + 2 == calls.Count ? ";" : "")}"));
            writer.Unindent();
        }

        writer.Line();
    }
}
