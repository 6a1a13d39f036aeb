using System.Globalization;
using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>
/// An agent that is retried calls its tools again, and each call is retried too: when a provider is in trouble, that is when it
/// gets the most requests.
/// </summary>
public sealed class NestedRetryRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.NestedRetry,
        "Nested retries multiply",
        "[Retry] of agent '{0}' ({1} attempts) and of its tool '{2}' ({3} attempts) multiply to up to {4} calls; remove the one of the tool, or the agent's with [Retry(1)]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        var tools = context
            .Graph.Toolsets.Where(toolset => toolset.Tools.Any(tool => tool.Policies.Count > 0))
            .ToDictionary(toolset => toolset.Type.FullName, StringComparer.Ordinal);
        foreach (var agent in context.OwnAgents)
        {
            var attempts = AttemptsOf(agent.Node.Policies);
            if (attempts <= 1)
            {
                continue;
            }

            foreach (var type in ToolsetsOf(agent.Node))
            {
                if (tools.TryGetValue(type, out var toolset))
                {
                    Check(context, agent, attempts, toolset);
                }
            }
        }
    }

    private static void Check(CheckContext context, BoundAgent agent, double attempts, ToolsetNode toolset)
    {
        for (var i = 0; i < toolset.Tools.Count; i++)
        {
            var tool = toolset.Tools[i];
            if (AttemptsOf(tool.Policies) is > 1 and var inner)
            {
                context.Report(
                    Descriptor,
                    new Anchor(toolset.Type.Key, AnchorKind.ToolPolicy, i, (int)PolicyKind.Retry),
                    agent.Node.Type.Name,
                    Text(attempts),
                    tool.Name,
                    Text(inner),
                    Text(attempts * inner)
                );
            }
        }
    }

    private static IEnumerable<string> ToolsetsOf(AgentNode agent) =>
        agent
            .UsedTools.Where(use => use.Kind == ToolUseKind.Toolset)
            .Select(use => use.Type.Identity)
            .Prepend(agent.Type.FullName)
            .Distinct(StringComparer.Ordinal);

    private static double AttemptsOf(EquatableArray<Policy> policies)
    {
        foreach (var policy in policies)
        {
            if (policy.Kind == PolicyKind.Retry)
            {
                return policy["MaxAttempts"] ?? 1;
            }
        }

        return 1;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
