using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A remote side recognises a repeated call by a key; a tool that has none to hand on promises what it can not keep.</summary>
public sealed class KeyNotHandedOnRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.KeyNotHandedOn,
        "No key for the remote side",
        "Tool '{0}' is IdempotentDownstream, but takes neither a ToolCallKey nor a parameter with [IdempotencyKey], so that the remote side can not recognise a repeated call; take a ToolCallKey and hand it on"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (
            place.Tool is { Effect: ToolEffect.IdempotentDownstream, IdempotencyKey: null }
            && place.Tool.Parameters.All(parameter => parameter.Role != ToolParameterRole.CallKey)
        )
        {
            place.Report(Descriptor, [EffectScaffold.Parameter(place.Tool, "Aegis.ToolCallKey", "key")], place.Name);
        }
    }
}
