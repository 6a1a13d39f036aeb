using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>The headers of a pipeline's runs, as its users see them.</summary>
internal static class RunSignatures
{
    public const string Events = "global::System.Collections.Generic.IAsyncEnumerable<global::Aegis.PipelineEvent>";

    private const string Options = "global::Aegis.PipelineRunOptions";

    public static void EmitRun(SourceWriter writer, PipelinePlan plan, out string options, out string token)
    {
        (options, token) = ("options", "cancellationToken");
        if (plan.Pinned is { } pinned)
        {
            var byRole = pinned.Parameters.ToLookup(parameter => parameter.Role);
            options = byRole[PinnedRole.Options].FirstOrDefault() is { } o ? Code.Name(o.Name) : "options: null";
            token = byRole[PinnedRole.CancellationToken].FirstOrDefault() is { } t ? Code.Name(t.Name) : "default";
            writer.Line(Code.Generated);
            Header(
                writer,
                $"{pinned.Modifiers} partial {Code.Task}<{ResultEmitter.FullName(plan)}> RunPipelineAsync(",
                pinned.Parameters.Select(p => $"{p.Type.FullName} {Code.Name(p.Name)}").ToList()
            );
            return;
        }

        writer.Line("/// <summary>Runs the agents, each as soon as those it depends on have succeeded.</summary>");
        EmitParameterDocs(writer, plan);
        writer.Line("/// <returns>What became of each agent; failures are in it, not thrown.</returns>");
        writer.Line(Code.Generated);
        Header(
            writer,
            $"{plan.Access} {Code.Task}<{ResultEmitter.FullName(plan)}> RunPipelineAsync(",
            Parameters(plan)
        );
    }

    public static void EmitStream(SourceWriter writer, PipelinePlan plan)
    {
        writer.Line(
            "/// <summary>Runs the agents and tells what happens; the last event carries the result.</summary>"
        );
        EmitParameterDocs(writer, plan);
        writer.Line("/// <returns>The events, as they happen. To stop reading stops the run.</returns>");
        writer.Line(Code.Generated);
        Header(writer, $"{plan.Access} {Events} StreamPipelineAsync(", Parameters(plan), " =>");
        writer.Indent();
    }

    private static void EmitParameterDocs(SourceWriter writer, PipelinePlan plan)
    {
        foreach (var input in InOrder(plan))
        {
            var users = plan
                .Agents.Where(agent => agent.Arguments.Any(argument => argument.Input == input.Field))
                .Select(agent => agent.Name)
                .ToList();
            var shown =
                users.Count > 4
                    ? $"{string.Join(", ", users.Take(3))} and {users.Count - 3} more"
                    : string.Join(", ", users);
            writer.Line(
                $"/// <param name=\"{input.Name}\">What {Code.Xml(shown)} {(users.Count == 1 ? "is" : "are")} given.</param>"
            );
        }

        writer.Line("/// <param name=\"options\">How this run differs from what the pipeline declares.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the run; what has started is waited for.</param>");
    }

    private static List<string> Parameters(PipelinePlan plan)
    {
        var parameters = new List<string>
        {
            $"{Options}? options = null",
            $"{Code.CancellationToken} cancellationToken = default",
        };
        var mayHaveDefault = true;
        foreach (var input in InOrder(plan).Where(i => i.Type.Visibility != Visibility.Hidden).Reverse())
        {
            // C# wants optional parameters last
            mayHaveDefault &= input.Default is not null;
            var value = mayHaveDefault ? $" = {input.Default}" : "";
            parameters.Insert(0, $"{input.Type.FullName} {Code.Name(input.Name)}{value}");
        }

        return parameters;
    }

    /// <summary>The inputs as a run's parameters: a declaration of the user's pins their order.</summary>
    private static IEnumerable<InputStep> InOrder(PipelinePlan plan) =>
        plan.Pinned is { } pinned
            ? plan.Inputs.OrderBy(input => pinned.Parameters.TakeWhile(p => p.Name != input.Name).Count())
            : plan.Inputs;

    private static void Header(SourceWriter writer, string head, List<string> parameters, string tail = "")
    {
        writer.Line(head);
        writer.Indent();
        writer.Separated(parameters);
        writer.Unindent();
        writer.Line($"){tail}");
    }
}
