using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The emitted part of an agent's class.</summary>
internal static class AgentEmitter
{
    public static string Emit(AgentPlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        if (plan.Surface != AgentSurface.BodiesOnly)
        {
            EmitContract(writer, plan);
        }

        if (plan is { Surface: not AgentSurface.BodiesOnly, Form: AgentForm.Bodied })
        {
            writer.Line($"partial {plan.Type.Keyword} {plan.Type.DeclaredName} {{ }}");
            SourceFile.CloseAround(writer, depth);
            return writer.ToString();
        }

        writer.Open($"partial {plan.Type.Keyword} {plan.Type.DeclaredName}");
        switch (plan.Surface, plan.Form)
        {
            case (AgentSurface.BodiesOnly, _):
                StubEmitter.Emit(writer, plan);
                break;
            case (_, AgentForm.Composed):
                ComposedEmitter.Emit(writer, plan);
                break;
            case (_, AgentForm.Prompted):
                PromptedEmitter.Emit(writer, plan, plan.Method!);
                break;
        }

        writer.Close();
        SourceFile.CloseAround(writer, depth);
        return writer.ToString();
    }

    /// <summary>What a project that references this one needs to know of the agent.</summary>
    private static void EmitContract(SourceWriter writer, AgentPlan plan)
    {
        // typeof wants the type bare of nullable annotations, and knows no dynamic
        var output =
            plan.Output is not { } type ? "void"
            : type.FullName == "dynamic" ? "object"
            : type.IsReference ? type.FullName.TrimEnd('?')
            : type.FullName;
        var arguments = new List<string> { $"global::Aegis.AgentForm.{plan.Form}", $"typeof({output})" };
        if (plan.Inputs.Count > 0)
        {
            arguments.Add($"Inputs = new[] {{ {string.Join(", ", plan.Inputs.Select(Code.Literal))} }}");
        }

        if (plan.Dependencies.Count > 0)
        {
            arguments.Add(
                $"Dependencies = new[] {{ {string.Join(", ", plan.Dependencies.Select(d => $"typeof({d})"))} }}"
            );
        }

        writer.Line($"[global::Aegis.AgentContract({string.Join(", ", arguments)})]");
    }
}
