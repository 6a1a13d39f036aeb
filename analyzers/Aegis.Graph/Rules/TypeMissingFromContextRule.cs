using Aegis.Graph.Check;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Without reflection, only what a serializer context knows becomes JSON or a value.</summary>
public sealed class TypeMissingFromContextRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.TypeMissingFromContext,
        "Type is missing from the JSON context",
        "Tool '{0}' exchanges '{1}', which {2}; add [JsonSerializable(typeof({1}))]"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        var graph = place.Context.Graph;
        if (!graph.Project.IsTrimmed)
        {
            return;
        }

        foreach (var type in place.Tool.JsonTypes)
        {
            if (!graph.JsonContexts.Any(context => context.Types.Contains(type.Identity)))
            {
                place.Report(
                    Descriptor,
                    [
                        new Hint(HintKeys.Output, type.FullName.TrimEnd('?')),
                        new Hint(HintKeys.Source, graph.JsonContexts.Count > 0 ? graph.JsonContexts[0].FullName : ""),
                    ],
                    place.Name,
                    type.DisplayName.TrimEnd('?'),
                    graph.JsonContexts.Count == 0
                        ? "needs a JsonSerializerContext under AOT and trimming, and the project has none"
                        : "no JsonSerializerContext of the project knows"
                );
            }
        }
    }
}
