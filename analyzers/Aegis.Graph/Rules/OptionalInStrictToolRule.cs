using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Strict function calling knows no optional parameters: the model always sends one.</summary>
public sealed class OptionalInStrictToolRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.OptionalInStrictTool,
        "Optional parameter in a strict tool",
        "Parameter '{0}' of the strict tool '{1}' is optional, but strict models always send it; make it required and nullable"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        foreach (var parameter in place.Tool.Parameters)
        {
            if (place.Tool.Strict && parameter is { Role: ToolParameterRole.Argument, Default: not null })
            {
                place.ReportAt(Descriptor, parameter.Name, parameter.Name, place.Name);
            }
        }
    }
}
