using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>An attempt that failed may have happened all the same: what must not happen twice is not attempted twice.</summary>
public sealed class UnsafeRetryRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnsafeRetry,
        "Retry could repeat a side effect",
        "[Retry] would call '{0}' again after an attempt that may have happened, and its effect, {1}, does not allow that; set Effect to ReadOnly, Idempotent or IdempotentDownstream if one is true, or remove [Retry]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (place.Tool.Effect is ToolEffect.ReadOnly or ToolEffect.Idempotent or ToolEffect.IdempotentDownstream)
        {
            return;
        }

        if (place.Tool.Policies.Any(policy => policy.Kind == PolicyKind.Retry && policy["MaxAttempts"] > 1))
        {
            place.Report(
                Descriptor,
                AnchorKind.ToolPolicy,
                (int)PolicyKind.Retry,
                [],
                place.Name,
                place.Tool.Effect.ToString()
            );
        }
    }
}
