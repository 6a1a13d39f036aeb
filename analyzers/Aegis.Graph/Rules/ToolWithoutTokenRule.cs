using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A run that is given up waits for the tools that it has called.</summary>
public sealed class ToolWithoutTokenRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.ToolWithoutToken,
        "Asynchronous tool takes no token",
        "Tool '{0}' is asynchronous and takes no CancellationToken, so that nothing can stop it; add one and pass it on"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (
            place.Tool.Returns is not (ReturnShape.Void or ReturnShape.Value)
            && place.Tool.Parameters.All(parameter => parameter.Role != ToolParameterRole.CancellationToken)
        )
        {
            place.Report(Descriptor, place.Name);
        }
    }
}
