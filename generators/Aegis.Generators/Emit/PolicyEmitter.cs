using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>What stands between a pipeline and an agent: built once from the attributes, called without a closure.</summary>
internal static class PolicyEmitter
{
    private const string Result = "global::Aegis.Resilience.PolicyResult";

    public static string Field(AgentStep agent, bool isChunked) =>
        isChunked
            ? $"public global::Aegis.Resilience.CallPolicy {Code.Name(agent.Policy!.Field)} = null!;"
            : $"public readonly global::Aegis.Resilience.CallPolicy {Code.Name(agent.Policy!.Field)};";

    public static void EmitBuild(SourceWriter writer, AgentStep agent) =>
        writer.Call(
            $"{Code.Name(agent.Policy!.Field)} = host.Policy(",
            [Code.Literal(agent.Id), .. agent.Policy.Policies.Select(policy => policy.Expression)],
            ");"
        );

    public static void EmitCall(
        SourceWriter writer,
        AgentStep agent,
        PolicyStep policy,
        IEnumerable<(string Name, string Expression)> values,
        string before
    )
    {
        var known = values.ToList();
        var bound = BoundArguments.Of("call", known.Count > 0 ? known : [("run", "run")]);
        string[] items =
        [
            $"run.Attempts({agent.Number})",
            bound.Expression,
            $"static (call, token) => {Method(agent, bound)}",
            .. policy.Fallback is { } fallback
                ? [$"{Async(fallback)} (call, error, token) => {Fallback(agent, fallback, bound)}"]
                : Array.Empty<string>(),
            "CancellationToken",
        ];
        writer.Line($"{before}{Code.Name(agent.Variable)}.Take(");
        writer.Indent();
        writer.Line($"agents.{Code.Name(policy.Field)}.ExecuteAsync(");
        writer.Indent();
        writer.Lambdas(items);
        writer.Unindent();
        writer.Line(")");
        writer.Unindent();
        writer.Line(");");
    }

    private static string Method(AgentStep agent, BoundArguments bound)
    {
        var call = $"{TargetOf(agent, bound)}.{agent.Method}({string.Join(", ", Arguments(agent, bound))})";
        return agent.Returns switch
        {
            ReturnShape.Void => $"{{ {call}; return {Result}.Nothing; }}",
            ReturnShape.Value => $"{Result}.Of<{agent.Stored}>({Cast(agent)}{call})",
            ReturnShape.AsyncEnumerable =>
                $"{bound[new PolicyCallNames(agent).Run]}.ListAsync({agent.Number}, {call}, token)",
            _ => $"{Result}.From({call})",
        };
    }

    private static IEnumerable<string> Arguments(AgentStep agent, BoundArguments bound)
    {
        var names = new PolicyCallNames(agent);
        if (agent.Form == AgentForm.Composed)
        {
            return [bound["message"], "token", bound[names.Context]];
        }

        var arguments = agent.Arguments.Select(argument =>
            argument.Kind switch
            {
                ArgumentKind.CancellationToken => "token",
                ArgumentKind.Context => bound[names.Context],
                _ => $"{Code.Name(argument.Parameter)}: {bound[argument.Parameter]}",
            }
        );
        return agent.Form == AgentForm.Prompted ? arguments.Append(bound[names.Context]) : arguments;
    }

    private static string Fallback(AgentStep agent, FallbackMethod fallback, BoundArguments bound)
    {
        var names = new PolicyCallNames(agent);
        var arguments = fallback.Parameters.Select(parameter =>
            parameter.Kind switch
            {
                FallbackParameterKind.Error => "error",
                FallbackParameterKind.CancellationToken => "token",
                FallbackParameterKind.Context => bound[names.Context],
                _ => bound[parameter.Name] + (parameter.IsSure ? "!" : ""),
            }
        );
        var target = fallback.IsStatic ? agent.Type : TargetOf(agent, bound);
        var call = $"{target}.{Code.Name(fallback.Name)}({string.Join(", ", arguments)})";

        // whether it may be null is the developer's choice
        var sure =
            agent.Output is { IsReference: true } output && !output.FullName.EndsWith("?", StringComparison.Ordinal)
                ? "!"
                : "";
        return fallback.Returns switch
        {
            ReturnShape.Void => $"{{ {call}; return {Result}.Nothing; }}",
            ReturnShape.Value => $"{Result}.Of<{agent.Stored}>({Cast(agent)}{call}{sure})",
            ReturnShape.Task or ReturnShape.ValueTask => $"{Result}.From({call})",
            _ when sure.Length > 0 => $"({agent.Stored})(await {call}.ConfigureAwait(false)){sure}",
            _ => $"({agent.Stored})await {call}.ConfigureAwait(false)",
        };
    }

    /// <summary>What a task gives may still have to be converted.</summary>
    private static string Async(FallbackMethod fallback) =>
        fallback.Returns is ReturnShape.TaskOfValue or ReturnShape.ValueTaskOfValue ? "static async" : "static";

    /// <summary>No type is inferred of what is dynamic, which an object can be.</summary>
    private static string Cast(AgentStep agent) => agent.Stored is "object" or "object?" ? $"({agent.Stored})" : "";

    private static string TargetOf(AgentStep agent, BoundArguments bound) =>
        agent.IsStatic ? agent.Type : bound[new PolicyCallNames(agent).Agent];
}
