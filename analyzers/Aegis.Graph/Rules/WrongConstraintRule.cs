using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A constraint that can not hold makes every call a mistake of the model's.</summary>
public sealed class WrongConstraintRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.WrongConstraint,
        "Constraint can not hold",
        "Tool '{0}': {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        foreach (var defect in place.Tool.SchemaDefects)
        {
            if (defect.Kind != SchemaDefectKind.NoSchema)
            {
                place.ReportAt(Descriptor, defect.Parameter, place.Name, defect.Detail);
            }
        }
    }
}
