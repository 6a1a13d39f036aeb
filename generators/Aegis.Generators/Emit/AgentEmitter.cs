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
            : type.FullName is "dynamic" or "dynamic?" ? "object"
            : type.IsReference ? type.FullName.TrimEnd('?')
            : type.FullName;
        string[] arguments = [$"global::Aegis.AgentForm.{plan.Form}", $"typeof({output})"];
        (string Name, List<string> Items)[] arrays =
        [
            ("Inputs", plan.Inputs.Select(Code.Literal).ToList()),
            ("Dependencies", plan.Dependencies.Select(dependency => $"typeof({dependency})").ToList()),
            ("Tools", plan.UsedTools.Select(tools => $"typeof({tools})").ToList()),
        ];
        arrays = [.. arrays.Where(array => array.Items.Count > 0)];
        var all = arguments.Concat(arrays.Select(a => $"{a.Name} = new[] {{ {string.Join(", ", a.Items)} }}"));
        var line = $"[global::Aegis.AgentContract({string.Join(", ", all)})]";
        if (writer.Fits(line))
        {
            writer.Line(line);
            return;
        }

        writer.Line("[global::Aegis.AgentContract(");
        writer.Indent();
        writer.Lines(arguments.Take(arrays.Length == 0 ? 1 : 2).Select(argument => argument + ","));
        writer.Lines(arguments.Skip(arrays.Length == 0 ? 1 : 2));
        for (var i = 0; i < arrays.Length; i++)
        {
            writer.Call($"{arrays[i].Name} = new[] {{ ", arrays[i].Items, i + 1 < arrays.Length ? " }," : " }");
        }

        writer.Unindent();
        writer.Line(")]");
    }
}
