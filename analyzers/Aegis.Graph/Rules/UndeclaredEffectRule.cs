using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A tool that says nothing of its effect is taken for one that must never be repeated, and is kept in no ledger.</summary>
public sealed class UndeclaredEffectRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.UndeclaredEffect,
        "Tool declares no effect",
        "Tool '{0}' does not say what a call does to the world; set Effect: ReadOnly if it only looks"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (!place.Tool.DeclaresEffect)
        {
            place.Report(Descriptor, AnchorKind.ToolAttribute, 0, [], place.Name);
        }
    }
}
