using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A wrong type must not turn into a new input silently.</summary>
public sealed class UnboundParameterRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnboundParameter,
        "No dependency produces the parameter",
        "Parameter '{0}' of agent '{1}' takes '{2}', which no dependency produces ({3}); {4}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            // what is no agent, or unknown to the compiler, has a message of its own
            if (
                agent.Node.Dependencies.Any(dependency => dependency.Kind != TargetKind.Agent)
                || HasUnknownOutput(agent, context)
            )
            {
                continue;
            }

            for (var i = 0; i < agent.Bindings.Count; i++)
            {
                if (
                    agent.Bindings[i].Kind == BindingKind.Unbound
                    && agent.Node.Run!.Parameters[i] is { Type.IsUnknown: false } parameter
                )
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, AnchorKind.Parameter, i),
                        [new Hint(HintKeys.Choices, Choices(agent, context))],
                        parameter.Name,
                        agent.Node.Type.Name,
                        parameter.Type.DisplayName,
                        Produced(agent, parameter, context),
                        Advice(agent, parameter, context)
                    );
                }
            }
        }
    }

    private static bool HasUnknownOutput(BoundAgent agent, CheckContext context) =>
        agent.Edges.Any(edge =>
            context.Agents.TryGetValue(edge.Source, out var source) && source.Node.Output is { IsUnknown: true }
        );

    private static string Produced(BoundAgent agent, RunParameter parameter, CheckContext context)
    {
        if (NotWaitedFor(agent, parameter) is { } named)
        {
            return $"[From<{context.NameOf(named)}>] names none of its dependencies";
        }

        if (agent.Edges.Count == 0)
        {
            return "it has no dependencies";
        }

        return string.Join(
            ", ",
            agent.Edges.Select(edge =>
                context.Agents.TryGetValue(edge.Source, out var source) && source.Node.Output is { } output
                    ? $"{source.Node.Type.Name} produces '{output.DisplayName}'"
                    : $"{context.NameOf(edge.Source)} produces nothing"
            )
        );
    }

    private static string Advice(BoundAgent agent, RunParameter parameter, CheckContext context) =>
        NotWaitedFor(agent, parameter) is { } named ? $"add [DependsOn<{context.NameOf(named)}>]"
        : agent.Edges.Count == 0 ? "add the [DependsOn<T>] that does"
        : parameter.Role == ParameterRole.Outcome ? "change its type"
        : SourceByName(agent, parameter) is { } source
            ? $"say by [From<{context.NameOf(source)}>] that it takes what this one produces, change its type, or mark it [Input]"
        : "change its type, or mark it [Input]";

    /// <summary>The agent that <c>[From]</c> names without a <c>[DependsOn]</c>; null when it does not.</summary>
    private static string? NotWaitedFor(BoundAgent agent, RunParameter parameter) =>
        parameter.FromAgent is { } from && agent.Node.Dependencies.All(d => d.Target != from) ? from : null;

    /// <summary>A dependency whose output converts only when it is named: to <c>object</c>, or by a conversion of the user's.</summary>
    private static string? SourceByName(BoundAgent agent, RunParameter parameter)
    {
        for (var i = 0; i < parameter.Fits.Count; i++)
        {
            if (parameter.Fits[i] == Fit.WhenNamed)
            {
                return agent.Node.Dependencies[i].Target;
            }
        }

        return null;
    }

    private static string Choices(BoundAgent agent, CheckContext context)
    {
        var outputs =
            from edge in agent.Edges
            let output = context.Agents.TryGetValue(edge.Source, out var source) ? source.Node.Output : null
            where output is not null
            select string.Join(
                $"{HintKeys.Separator}",
                output.FullName,
                output.DisplayName,
                context.NameOf(edge.Source)
            );
        return string.Join("\n", outputs);
    }
}
