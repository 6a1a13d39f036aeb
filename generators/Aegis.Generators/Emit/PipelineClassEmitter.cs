using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>What a pipeline's users see: constructors and runs.</summary>
internal static class PipelineClassEmitter
{
    private const string Unusable = "/// <summary>Of no use until the errors of the project are mended.</summary>";
    private const string Options = "global::Aegis.PipelineRunOptions";

    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        var depth = SourceFile.OpenAround(writer, plan.Type);
        EmitHeader(writer, plan);
        if (plan.Fault.Length > 0)
        {
            EmitThrowing(writer, plan);
        }
        else
        {
            writer.Line(Code.Generated);
            writer.Line("private readonly Agents agents;");
            writer.Line();
            writer.Line(Code.Generated);
            writer.Line($"private readonly global::Aegis.Pipelines.PipelineRunner<State, {Result(plan)}> runner;");
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
        EmitRunHeader(writer, plan, out var options, out var token);
        writer.Line("{");
        writer.Indent();
        var state = Code.Free("state", parameters);
        writer.Line($"State {state} = new({Member("agents", parameters)}{inputs});");
        writer.Line($"return {Member("runner", parameters)}.RunAsync(ref {state}, {options}, {token});");
        writer.Close();
        writer.Line();
        EmitStreamHeader(writer, plan);
        writer.Line(
            $"{Member("runner", parameters)}.StreamAsync(new State({Member("agents", parameters)}{inputs}), options, cancellationToken);"
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

    private static void EmitRunHeader(SourceWriter writer, PipelinePlan plan, out string options, out string token)
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
                $"{pinned.Modifiers} partial {Code.Task}<{Result(plan)}> RunPipelineAsync(",
                pinned.Parameters.Select(p => $"{p.Type.FullName} {Code.Name(p.Name)}").ToList()
            );
            return;
        }

        writer.Line("/// <summary>Runs the agents, each as soon as those it depends on have succeeded.</summary>");
        EmitParameterDocs(writer, plan);
        writer.Line("/// <returns>What became of each agent; failures are in it, not thrown.</returns>");
        writer.Line(Code.Generated);
        Header(writer, $"{plan.Access} {Code.Task}<{Result(plan)}> RunPipelineAsync(", Parameters(plan));
    }

    private static void EmitStreamHeader(SourceWriter writer, PipelinePlan plan)
    {
        writer.Line(
            "/// <summary>Runs the agents and tells what happens; the last event carries the result.</summary>"
        );
        EmitParameterDocs(writer, plan);
        writer.Line("/// <returns>The events, as they happen. To stop reading stops the run.</returns>");
        writer.Line(Code.Generated);
        const string events = "global::System.Collections.Generic.IAsyncEnumerable<global::Aegis.PipelineEvent>";
        Header(writer, $"{plan.Access} {events} StreamPipelineAsync(", Parameters(plan), " =>");
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

    /// <summary>The same surface for a pipeline with errors, so that they are all there is to see.</summary>
    private static void EmitThrowing(SourceWriter writer, PipelinePlan plan)
    {
        if (plan.HasConstructors)
        {
            var name = Code.Name(plan.Type.Name);
            if (plan.HasUnusableBase)
            {
                writer.Line(
                    "#pragma warning disable CS0824 // extern: without a body, no constructor of the base is called"
                );
            }

            string[] signatures =
            [
                "",
                "global::Microsoft.Extensions.AI.IChatClient chatClient",
                "global::System.IServiceProvider services",
            ];
            foreach (var signature in signatures)
            {
                writer.Line(Unusable);
                writer.Line(Code.Generated);
                writer.Line(
                    plan.HasUnusableBase
                        ? $"{plan.Access} extern {name}({signature});"
                        : $"{plan.Access} {name}({signature}) => {StubEmitter.Throw(plan.Fault)};"
                );
                writer.Line();
            }
        }

        if (plan.IsStatic)
        {
            return;
        }

        writer.Line(Unusable);
        writer.Line(Code.Generated);
        writer.Line($"{plan.Access} static global::Aegis.PipelineGraph Graph => {StubEmitter.Throw(plan.Fault)};");
        writer.Line();
        EmitRunHeader(writer, plan, out _, out _);
        writer.Indent();
        writer.Line($"=> {StubEmitter.Throw(plan.Fault)};");
        writer.Unindent();
        writer.Line();
        EmitStreamHeader(writer, plan);
        writer.Line($"{StubEmitter.Throw(plan.Fault)};");
        writer.Unindent();
    }

    /// <summary>A member of the pipeline, where a parameter may have its name.</summary>
    private static string Member(string name, List<string> parameters) =>
        parameters.Contains(name) ? $"this.{name}" : name;

    private static string Result(PipelinePlan plan) => ResultEmitter.FullName(plan);
}
