using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>All that a model knows of a tool is what it is told.</summary>
public sealed class UndescribedToolRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Info(
        DiagnosticIds.UndescribedTool,
        "Tool or parameter is not described",
        "{0} has no description, and models choose by it; write XML documentation or [Description]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        // what no model can call needs no description yet
        if (place.Tool.ShapeDefect is not null || place.Tool.SchemaDefects.Count > 0)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(place.Tool.Description))
        {
            place.Report(Descriptor, $"Tool '{place.Name}'");
        }

        foreach (var parameter in place.Tool.Parameters)
        {
            if (parameter is { Role: ToolParameterRole.Argument, HasDescription: false })
            {
                place.ReportAt(Descriptor, parameter.Name, $"Parameter '{parameter.Name}' of tool '{place.Name}'");
            }
        }
    }
}
