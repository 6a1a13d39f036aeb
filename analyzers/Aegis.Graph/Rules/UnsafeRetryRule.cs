using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An attempt that failed may have happened all the same: what must not happen twice is not attempted twice.</summary>
public sealed class UnsafeRetryRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnsafeRetry,
        "Retry could repeat a side effect",
        "{0} would call '{1}' again after an attempt that may have happened, and its effect, {2}, does not allow that; {3}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var toolset in context.Graph.Toolsets)
        {
            CheckOwn(context, toolset);
        }

        var seen = new HashSet<Anchor>();
        foreach (var (agent, toolset) in AgentToolsets.Of(context))
        {
            if (agent.Node.Policies.FirstOrDefault(IsRepeating) is { } retry)
            {
                CheckReached(context, agent.Node.Type.Name, retry, toolset, seen);
            }
        }
    }

    private static void CheckOwn(CheckContext context, ToolsetNode toolset)
    {
        for (var i = 0; i < toolset.Tools.Count; i++)
        {
            var tool = toolset.Tools[i];
            if (
                !tool.IsBroken
                && tool.Effect is not (ToolEffect.ReadOnly or ToolEffect.Idempotent or ToolEffect.IdempotentDownstream)
                && tool.Policies.Any(IsRepeating)
            )
            {
                context.Report(
                    Descriptor,
                    new Anchor(toolset.Type.Key, AnchorKind.ToolPolicy, i, (int)PolicyKind.Retry),
                    "[Retry]",
                    $"{toolset.Type.Name}.{tool.Method}",
                    tool.Effect.ToString(),
                    "set Effect to ReadOnly, Idempotent or IdempotentDownstream if one is true, or remove [Retry]"
                );
            }
        }
    }

    /// <summary>
    /// An agent is retried as a whole, and its model asks for its tools anew. Those that a ledger knows of give what they gave
    /// before, and so does what needs approval, which is recorded whatever its effect. Nothing keeps the others from happening
    /// twice.
    /// </summary>
    private static void CheckReached(
        CheckContext context,
        string agent,
        Policy retry,
        ToolsetNode toolset,
        HashSet<Anchor> seen
    )
    {
        for (var i = 0; i < toolset.Tools.Count; i++)
        {
            var tool = toolset.Tools[i];
            var anchor = new Anchor(toolset.Type.Key, AnchorKind.Tool, i);
            if (
                tool is { IsBroken: false, Effect: ToolEffect.Unspecified, ApprovalTimeoutSeconds: null }
                && !tool.Policies.Any(IsRepeating)
                && seen.Add(anchor)
            )
            {
                context.Report(
                    Descriptor,
                    anchor,
                    $"[{(retry.IsOfAssembly ? "assembly: " : "")}Retry] of agent '{agent}'",
                    $"{toolset.Type.Name}.{tool.Method}",
                    tool.Effect.ToString(),
                    "set Effect to what is true of it, or [Retry(1)] on the agent"
                );
            }
        }
    }

    private static bool IsRepeating(Policy policy) => policy.Kind == PolicyKind.Retry && policy["MaxAttempts"] > 1;
}
