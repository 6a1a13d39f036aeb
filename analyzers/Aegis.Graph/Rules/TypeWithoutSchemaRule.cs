using System.Globalization;
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
        // one wrong type is one mistake, however many of its parts are wrong
        var byParameter = place
            .Tool.SchemaDefects.Where(defect => defect.Kind == SchemaDefectKind.NoSchema)
            .GroupBy(defect => defect.Parameter, StringComparer.Ordinal);
        foreach (var defects in byParameter)
        {
            var first = defects.First();
            var more = defects.Count() - 1;
            var rest =
                more == 0
                    ? ""
                    : string.Format(CultureInfo.InvariantCulture, "; {0} more of its parts can not either", more);
            place.ReportAt(Descriptor, first.Parameter, place.Name, first.Type, first.Detail + rest);
        }
    }
}
