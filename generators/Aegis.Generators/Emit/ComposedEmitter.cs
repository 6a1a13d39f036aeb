using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The run method of an agent that is nothing but instructions.</summary>
internal static class ComposedEmitter
{
    public static void Emit(SourceWriter writer, AgentPlan plan)
    {
        var access = plan.Type.Visibility == Visibility.Public ? "public" : "internal";
        var modifier = plan.HidesInherited ? $"{access} new" : access;
        writer.Line(
            "/// <summary>Asks the model for the answer to a message, under the agent's instructions.</summary>"
        );
        writer.Line("/// <param name=\"message\">The user message.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Gives up the question.</param>");
        writer.Line(Code.Generated);
        writer.Line($"{modifier} {Code.Task}<string> RunAsync(");
        writer.Indent();
        writer.Line("string message,");
        writer.Line($"{Code.CancellationToken} cancellationToken = default");
        writer.Unindent();
        writer.Line(
            $") => RunCoreAsync(message, cancellationToken, global::Aegis.AgentContext.Require({Code.Literal(plan.Id)}));"
        );
        writer.Line();
        writer.Line("/// <summary>Does the same in the run that the context belongs to.</summary>");
        writer.Line(Code.Generated);
        writer.Line(Code.Hidden);
        writer.Line($"{modifier} {Code.Task}<string> RunCoreAsync(");
        writer.Indent();
        writer.Line("string message,");
        writer.Line($"{Code.CancellationToken} cancellationToken,");
        writer.Line("global::Aegis.AgentContext context");
        writer.Unindent();
        writer.Line(") =>");
        writer.Indent();
        if (plan.Surface == AgentSurface.Throwing)
        {
            writer.Line($"{StubEmitter.Throw(plan.Fault)};");
        }
        else
        {
            writer.Line("global::Aegis.Agents.ChatAgent.AskAsync(");
            writer.Indent();
            writer.Separated([
                "context",
                $"instructions: {Code.LiteralOrNull(plan.Instructions)}",
                "message",
                $"model: {Code.LiteralOrNull(plan.Model)}",
                .. AgentTools.Arguments(plan),
                "cancellationToken",
            ]);
            writer.Unindent();
            writer.Line(");");
        }

        writer.Unindent();
    }
}
