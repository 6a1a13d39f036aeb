using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>What a model gives are values: no types, no references.</summary>
public sealed class UncallableToolRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UncallableTool,
        "Method can not be a tool",
        "'{0}' can not be a tool: {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (place.Tool.ShapeDefect is { } defect)
        {
            place.Report(Descriptor, place.Name, defect);
        }
    }
}
