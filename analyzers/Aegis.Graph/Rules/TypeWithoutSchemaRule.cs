using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A model writes JSON, and some types are no JSON.</summary>
public sealed class TypeWithoutSchemaRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.TypeWithoutSchema,
        "Type has no JSON schema",
        "Tool '{0}' can not exchange '{1}' with a model: {2}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        foreach (var defect in place.Tool.SchemaDefects)
        {
            if (defect.Kind == SchemaDefectKind.NoSchema)
            {
                place.ReportAt(Descriptor, defect.Parameter, place.Name, defect.Type, defect.Detail);
            }
        }
    }
}
