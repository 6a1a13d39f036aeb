using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Two effects take more than a promise: one a method that asks, the other the transaction to write in.</summary>
public sealed class EffectWithoutMeansRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.EffectWithoutMeans,
        "Effect lacks what it takes",
        "{0}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var toolset in context.Graph.Toolsets)
        {
            for (var i = 0; i < toolset.Tools.Count; i++)
            {
                var tool = toolset.Tools[i];
                if (!tool.IsBroken)
                {
                    var name = $"{toolset.Type.Name}.{tool.Method}";
                    CheckProbe(context, toolset, i, name);
                    CheckTransaction(context, toolset, i, name);
                }
            }

            foreach (var stray in toolset.StrayProbes)
            {
                var anchor = new Anchor(toolset.Type.Key, AnchorKind.Probe, stray.Index);
                context.Report(Descriptor, anchor, $"[Probe] of '{toolset.Type.Name}.{stray.Method}' {stray.Detail}");
            }
        }
    }

    private static void CheckProbe(CheckContext context, ToolsetNode toolset, int index, string name)
    {
        var tool = toolset.Tools[index];
        if (tool is { Effect: ToolEffect.Queryable, Probe: null })
        {
            context.Report(
                Descriptor,
                new Anchor(toolset.Type.Key, AnchorKind.Tool, index),
                [new Hint(HintKeys.Signature, EffectScaffold.Probe(toolset, tool))],
                $"Tool '{name}' is Queryable, but no method tells whether a call took effect; add one with [Probe(nameof({tool.Method}))]"
            );
        }
        else if (tool.Probe is { Defect: { } defect, IsBroken: false } probe)
        {
            context.Report(
                Descriptor,
                new Anchor(toolset.Type.Key, AnchorKind.Probe, probe.Index),
                $"[Probe] '{probe.Method}' of tool '{name}' {defect}"
            );
        }
    }

    private static void CheckTransaction(CheckContext context, ToolsetNode toolset, int index, string name)
    {
        var tool = toolset.Tools[index];
        var at = new Anchor(toolset.Type.Key, AnchorKind.Tool, index);
        var parameter = tool.Parameters.FirstOrDefault(p => p.Role == ToolParameterRole.Transaction);
        if (tool.Effect != ToolEffect.Transactional)
        {
            if (parameter is not null)
            {
                context.Report(
                    Descriptor,
                    at,
                    [new Hint(HintKeys.Value, nameof(ToolEffect.Transactional))],
                    $"Tool '{name}' takes the ledger's transaction as '{parameter.Name}', which calls whose effect is {tool.Effect} do not have; set Effect to Transactional, or remove the parameter"
                );
            }
        }
        else if (parameter is null)
        {
            context.Report(
                Descriptor,
                at,
                [EffectScaffold.Parameter(tool, "System.Data.Common.DbTransaction", "transaction")],
                $"Tool '{name}' is Transactional, but takes no DbTransaction to write in; add one, and write in nothing else"
            );
        }
        else if (tool.Fallback is not null)
        {
            context.Report(
                Descriptor,
                at,
                $"Tool '{name}' is Transactional and has a [Fallback], with whose result the transaction would commit what the failed attempt wrote; remove [Fallback]"
            );
        }
    }
}
