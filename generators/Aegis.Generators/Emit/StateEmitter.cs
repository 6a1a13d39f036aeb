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
        writer.Open($"private struct State : global::Aegis.Pipelines.IPipelineState<{ResultEmitter.FullName(plan)}>");
        EmitFields(writer, plan);
        EmitConstructor(writer, plan);
        EmitInline(writer, plan);
        SwitchEmitter.Emit(
            writer,
            plan.Agents,
            "bool",
            "Invoke",
            $"int agent, {Run} run",
            "agent, run",
            agent => $"return {CallEmitter.Call(agent)};"
        );
        var suspending = plan.Agents.Where(agent => !agent.IsPlain).ToEquatableArray();
        SwitchEmitter.Emit(
            writer,
            suspending,
            "void",
            "Subscribe",
            "int agent, global::System.Action continuation",
            "agent, continuation",
            agent => $"{Code.Name(agent.Variable)}.Subscribe(continuation);"
        );
        SwitchEmitter.Emit(
            writer,
            suspending,
            "void",
            "Collect",
            "int agent",
            "agent",
            agent => $"{Code.Name(agent.Variable)}.Collect();"
        );
        EmitResult(writer, plan);
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
        writer.Line("private readonly Agents agents;");
        foreach (var input in plan.Inputs)
        {
            writer.Line($"private readonly {input.Type.FullName} {Code.Name(input.Field)};");
        }

        writer.Line();
        foreach (var agent in plan.Agents.Where(agent => agent.Returns != ReturnShape.Void))
        {
            var slot = agent.Stored is { } type ? $"AgentSlot<{type}>" : "AgentSlot";
            writer.Line($"private global::Aegis.Pipelines.{slot} {Code.Name(agent.Variable)};");
        }

        writer.Line();
    }

    private static void EmitConstructor(SourceWriter writer, PipelinePlan plan)
    {
        var parameters = plan.Inputs.Select(input => $", {input.Type.FullName} {Code.Name(input.Field)}");
        writer.Open($"public State(Agents agents{string.Concat(parameters)})");
        writer.Line("this.agents = agents;");
        writer.Lines(plan.Inputs.Select(input => Code.Name(input.Field)).Select(name => $"this.{name} = {name};"));
        writer.Close();
        writer.Line();
    }

    private static void EmitInline(SourceWriter writer, PipelinePlan plan)
    {
        const string header = "public bool RunInline(ref global::Aegis.Pipelines.InlineRun run) =>";
        writer.Line(header);
        writer.Indent();
        if (plan.InlineAgents == 0)
        {
            writer.Line("true; // no agent can be called before the engine is asked");
        }

        for (var i = 0; i < plan.InlineAgents; i++)
        {
            var call = CallEmitter.Call(plan.Agents[i]);
            writer.Line($"{(i == 0 ? "" : "&& ")}run.Completed({call}){(i + 1 == plan.InlineAgents ? ";" : "")}");
        }

        writer.Unindent();
        writer.Line();
    }

    private static void EmitResult(SourceWriter writer, PipelinePlan plan)
    {
        var result = ResultEmitter.FullName(plan);
        var values = ResultEmitter.Valued(plan).Select(agent => $"{Code.Name(agent.Variable)}.Value").ToList();
        writer.Line($"public {result} CreateResult(global::Aegis.Pipelines.PipelineRunRecord record)");
        writer.Line("{");
        writer.Indent();
        if (values.Count <= ChunkSize)
        {
            writer.Line($"return new {result}({string.Join(", ", values.Prepend("record"))});");
        }
        else
        {
            writer.Line($"var result = new {result}(record);");
            for (var start = 0; start < values.Count; start += ChunkSize)
            {
                writer.Line($"result.Set{start / ChunkSize}({string.Join(", ", values.Skip(start).Take(ChunkSize))});");
            }

            writer.Line("return result;");
        }

        writer.Close();
    }
}
