using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>What a pipeline's users see: constructors and runs.</summary>
internal static class PipelineClassEmitter
{
    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        EmitHeader(writer, plan);
        if (plan.Fault.Length > 0)
        {
            ThrowingPipelineEmitter.Emit(writer, plan);
        }
        else
        {
            writer.Line(Code.Generated);
            writer.Line($"private readonly {Code.AgentSet} agents;");
            writer.Line();
            writer.Line(Code.Generated);
            writer.Line(
                $"private readonly global::Aegis.Pipelines.PipelineRunner<{Code.RunState}, {ResultEmitter.FullName(plan)}> runner;"
            );
            writer.Line();
            ConstructionEmitter.EmitConstructors(writer, plan);
            EmitRuns(writer, plan);
        }

        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    private static void EmitHeader(SourceWriter writer, PipelinePlan plan)
    {
        if (plan.IsDefault)
        {
            writer.Line("/// <summary>All agents of the project, which declares no pipeline of its own.</summary>");
            writer.Line(Code.Generated);
        }

        var modifiers = plan.IsDefault ? $"{plan.Access} sealed partial" : "partial";
        var bases = plan is { IsDisposable: true, Fault.Length: 0 }
            ? " : global::System.IAsyncDisposable, global::System.IDisposable"
            : "";
        writer.Open($"{modifiers} {plan.Type.Keyword} {plan.Type.DeclaredName}{bases}");
    }

    private static void EmitRuns(SourceWriter writer, PipelinePlan plan)
    {
        var parameters = plan.Inputs.Select(input => input.Name).ToList();
        var inputs = string.Concat(plan.Inputs.Select(input => ", " + Code.Name(input.Name)));
        RunSignatures.EmitRun(writer, plan, out var options, out var token);
        writer.Line("{");
        writer.Indent();
        var state = Code.Free("state", parameters);
        writer.Line($"{Code.RunState} {state} = new({Member("agents", parameters)}{inputs});");
        writer.Line($"return {Member("runner", parameters)}.RunAsync(ref {state}, {options}, {token});");
        writer.Close();
        writer.Line();
        RunSignatures.EmitStream(writer, plan);
        writer.Line(
            $"{Member("runner", parameters)}.StreamAsync(new {Code.RunState}({Member("agents", parameters)}{inputs}), options, cancellationToken);"
        );
        writer.Unindent();
        if (plan.IsDisposable)
        {
            writer.Line();
            writer.Line("/// <summary>Disposes of the agents, the latest first.</summary>");
            writer.Line(Code.Generated);
            writer.Line(
                "public global::System.Threading.Tasks.ValueTask DisposeAsync() => agents.Host.DisposeAsync();"
            );
            writer.Line();
            writer.Line("/// <summary>Disposes of the agents, the latest first.</summary>");
            writer.Line(Code.Generated);
            writer.Line("public void Dispose() => agents.Host.Dispose();");
        }
    }

    /// <summary>A member of the pipeline, where a parameter may have its name.</summary>
    private static string Member(string name, List<string> parameters) =>
        parameters.Contains(name) ? $"this.{name}" : name;
}
