using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>How one agent is called: its arguments by name, its output into its slot.</summary>
internal static class CallEmitter
{
    /// <summary>The call, as the engine and the straight line make it.</summary>
    public static string Call(AgentStep agent) => $"{Code.Name(agent.Call)}({(NeedsRun(agent) ? "run" : "")})";

    public static void Emit(SourceWriter writer, PipelinePlan plan, AgentStep agent)
    {
        EmitComment(writer, plan, agent);
        var parameter = NeedsRun(agent) ? "global::Aegis.Pipelines.PipelineRun run" : "";
        var header = $"private bool {Code.Name(agent.Call)}({parameter})";
        if (agent is { NeedsContext: false, IsBuiltForRun: false, HasSlot: true })
        {
            writer.Line($"{header} =>");
            writer.Indent();
            EmitTake(writer, plan, agent, "");
            writer.Unindent();
            return;
        }

        writer.Open(header);
        if (agent.NeedsContext)
        {
            var key = agent.ClientKey is null ? "" : $", {Code.Literal(agent.ClientKey)}";
            var ofRun = agent.LivesForRun ? ", isOfRun: true" : "";
            var tools = "";
            if (agent.Toolsets.Count > 0)
            {
                tools =
                    $", tools: global::Aegis.Tools.ToolSet.Of({string.Join(", ", agent.Toolsets.Select(ToolsetSlots.ToolsOf))})";
                writer.Line($"// {string.Join(", ", agent.Toolsets.Select(toolset => $"[UseTools<{toolset.Name}>]"))}");
            }

            writer.Line($"global::Aegis.AgentContext context = run.CreateContext({agent.Number}{key}{ofRun}{tools});");
        }

        if (agent.Form == AgentForm.Composed)
        {
            EmitMessage(writer, plan, agent);
        }

        if (agent.IsBuiltForRun)
        {
            ConstructionEmitter.EmitBuild(writer, $"{agent.Type} agent", agent, "run.Host");
        }

        EmitTake(writer, plan, agent, "return ");
        writer.Close();
    }

    private static bool NeedsRun(AgentStep agent) =>
        agent.NeedsContext
        || agent.LivesForRun
        || agent.Returns == ReturnShape.AsyncEnumerable
        || agent.Policy is not null
        || agent.Arguments.Any(argument => argument.Kind is ArgumentKind.OptionalOutput or ArgumentKind.Outcome);

    private static void EmitComment(SourceWriter writer, PipelinePlan plan, AgentStep agent)
    {
        foreach (var edges in agent.Edges.ToLookup(edge => edge.IsOptional).OrderBy(group => group.Key))
        {
            writer.Comment(
                edges.Key ? "optional: " : "",
                edges.Select(edge => $"[DependsOn<{plan.Agents[edge.From].Name}>]")
            );
        }

        if (agent.LivesForRun)
        {
            writer.Line("// AgentLifetime.Run");
        }

        if (agent.Policy is { } policy)
        {
            writer.Comment("", policy.Texts);
        }
    }

    private static string Target(AgentStep agent) =>
        agent.IsStatic ? agent.Type
        : agent.LivesForRun ? "agent"
        : $"agents.{Code.Name(agent.Instance)}";

    private static void EmitTake(SourceWriter writer, PipelinePlan plan, AgentStep agent, string before)
    {
        if (agent.Policy is { } policy)
        {
            PolicyEmitter.EmitCall(writer, agent, policy, ValuesOf(plan, agent), before);
            return;
        }

        var target = $"{Target(agent)}.{agent.Method}(";
        var arguments = ArgumentsOf(plan, agent).ToList();
        if (agent.Returns == ReturnShape.Void)
        {
            writer.Call(target, arguments, ");");
            writer.Line("return true;");
            return;
        }

        var (open, close) =
            agent.Returns == ReturnShape.AsyncEnumerable ? ($"run.ListAsync({agent.Number}, ", "))")
            : agent.Returns == ReturnShape.Value && agent.IsDynamic ? ($"({agent.Stored})", ")")
            : ("", ")");
        writer.Call($"{before}{Code.Name(agent.Variable)}.Take({open}{target}", arguments, $"{close});");
    }

    private static IEnumerable<string> ArgumentsOf(PipelinePlan plan, AgentStep agent)
    {
        if (agent.Form == AgentForm.Composed)
        {
            return ["message", "CancellationToken", "context"];
        }

        var arguments = agent.Arguments.Select(argument =>
            argument.Kind is ArgumentKind.CancellationToken or ArgumentKind.Context
                ? Value(plan, agent, argument) // says what it is; all arguments stand in the order of the parameters
                : $"{Code.Name(argument.Parameter)}: {Value(plan, agent, argument)}"
        );
        return agent.Form == AgentForm.Prompted ? arguments.Append("context") : arguments;
    }

    /// <summary>All that a call under a policy needs, where it is known.</summary>
    private static IEnumerable<(string Name, string Expression)> ValuesOf(PipelinePlan plan, AgentStep agent)
    {
        var names = new PolicyCallNames(agent);
        if (!agent.IsStatic)
        {
            yield return (names.Agent, Target(agent));
        }

        if (agent.Form == AgentForm.Composed)
        {
            yield return ("message", "message");
        }
        else
        {
            foreach (var argument in agent.Arguments)
            {
                if (argument.Kind is not (ArgumentKind.CancellationToken or ArgumentKind.Context))
                {
                    // a call that is given something dynamic has no type that can be inferred
                    var cast = argument.Type is "dynamic" or "dynamic?"
                        ? $"({argument.Type.Replace("dynamic", "object")})"
                        : "";
                    yield return (argument.Parameter, cast + Value(plan, agent, argument));
                }
            }
        }

        if (agent.NeedsContext)
        {
            yield return (names.Context, "context");
        }

        if (agent.Returns == ReturnShape.AsyncEnumerable)
        {
            yield return (names.Run, "run");
        }
    }

    private static void EmitMessage(SourceWriter writer, PipelinePlan plan, AgentStep agent)
    {
        writer.Line("global::Aegis.Agents.AgentMessage parts = new(context);");
        foreach (var argument in agent.Arguments)
        {
            var part =
                argument.Kind == ArgumentKind.Input
                    ? $"parts.Input({Code.Literal(argument.Parameter)}, {Value(plan, agent, argument)});"
                    : $"parts.Output({Code.Literal(argument.Parameter)}, {Slot(plan, argument)});";
            if (argument.Kind == ArgumentKind.OptionalOutput)
            {
                writer.Open($"if ({Succeeded(argument)})");
                writer.Line(part);
                writer.Close();
                writer.Line();
            }
            else
            {
                writer.Line(part);
            }
        }

        writer.Line("string message = parts.ToString();");
    }

    private static string Value(PipelinePlan plan, AgentStep agent, Argument argument)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.CancellationToken:
                return "CancellationToken";
            case ArgumentKind.Context:
                return "context";
            case ArgumentKind.Input:
                return Code.Name(argument.Input);
            case ArgumentKind.Outcome:
                return argument.Type.StartsWith("global::Aegis.AgentOutcome<", StringComparison.Ordinal)
                    ? $"run.Outcome({argument.Source}, {Slot(plan, argument)})"
                    : $"run.Outcome({argument.Source})";
            case ArgumentKind.Output
            or ArgumentKind.OptionalOutput
                when plan.Agents[argument.Source].IsDynamic && argument.Type is not ("dynamic" or "dynamic?"):
                return $"({argument.Type})(dynamic){Slot(plan, argument)}";
            case ArgumentKind.OptionalOutput when plan.Agents[argument.Source].Output is { IsReference: false }:
                return $"{Succeeded(argument)} ? {Slot(plan, argument)} : ({argument.Type})null";
            case ArgumentKind.OptionalOutput:
                return Slot(plan, argument);
            default:
                // the parameter says whether it takes null; what it may be given is the developer's choice
                return
                    plan.Agents[argument.Source].Output is { IsReference: true } output
                    && output.FullName.EndsWith("?", StringComparison.Ordinal)
                    ? Slot(plan, argument) + "!"
                    : Slot(plan, argument);
        }
    }

    private static string Succeeded(Argument argument) =>
        $"run.Outcome({argument.Source}).Status == global::Aegis.AgentStatus.Succeeded";

    private static string Slot(PipelinePlan plan, Argument argument) =>
        $"{Code.Name(plan.Agents[argument.Source].Variable)}.Value";
}
