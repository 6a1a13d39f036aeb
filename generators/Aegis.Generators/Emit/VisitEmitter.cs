using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>How the outputs and inputs of a run are shown, with their types, to whoever keeps it.</summary>
internal static class VisitEmitter
{
    public static void Emit(SourceWriter writer, PipelinePlan plan)
    {
        SwitchEmitter.Emit(
            writer,
            plan.Agents,
            "VisitOutput",
            "global::Aegis.Pipelines.OutputVisitor",
            "visitor",
            agent => agent.Stored is null ? "visitor.VisitNone()" : $"visitor.Visit(ref {Code.Name(agent.Variable)})"
        );
        EmitInputs(writer, plan);
    }

    private static void EmitInputs(SourceWriter writer, PipelinePlan plan)
    {
        const string header = "public void VisitInputs(global::Aegis.Pipelines.InputVisitor visitor)";
        if (plan.Inputs.Count == 0)
        {
            writer.Line($"{header} {{ }}");
        }
        else
        {
            writer.Open(header);
            writer.Lines(plan.Inputs.Select(input => $"visitor.Visit({Code.Literal(input.Name)}, {Value(input)});"));
            writer.Close();
        }

        writer.Line();
    }

    // a call that is given something dynamic would be bound at run time
    private static string Value(InputStep input) =>
        input.Type.FullName is "dynamic" or "dynamic?" ? $"(object?){Code.Name(input.Field)}" : Code.Name(input.Field);
}
