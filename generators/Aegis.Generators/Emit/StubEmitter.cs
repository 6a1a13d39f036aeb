using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>
/// Bodies for what the developer declared in a class that can be no agent, so that the one mistake is reported as itself
/// and not as a missing body too.
/// </summary>
internal static class StubEmitter
{
    public static void Emit(SourceWriter writer, AgentPlan plan)
    {
        var methods = plan.Method is { } method ? plan.Surplus.Prepend(method) : plan.Surplus;
        Emit(writer, methods, plan.Fault);
    }

    public static void Emit(SourceWriter writer, IEnumerable<RunMethod> methods, string fault)
    {
        foreach (var declared in methods.Where(method => !method.IsBroken))
        {
            writer.Line(Code.Generated);
            Signatures.EmitPartial(writer, declared);
            writer.Indent();
            writer.Line($"{Throw(fault)};");
            writer.Unindent();
        }
    }

    public static string Throw(string fault) =>
        $"throw new global::System.InvalidOperationException({Code.Literal(fault)})";
}
