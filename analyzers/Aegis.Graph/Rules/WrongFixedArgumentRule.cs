using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A fixed argument is a value of a parameter.</summary>
public sealed class WrongFixedArgumentRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.WrongFixedArgument,
        "Fixed argument does not fit",
        "[FixedArgument] of tool '{0}' {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        foreach (var defect in place.Tool.FixedDefects)
        {
            place.Report(Descriptor, AnchorKind.FixedArgument, defect.Index, [], place.Name, defect.Detail);
        }
    }
}
