using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Aegis writes a pipeline's constructors and runs, which the class and its base must leave room for.</summary>
public sealed class UnusablePipelineClassRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnusablePipelineClass,
        "Class can not be a pipeline",
        "Pipeline '{0}' {1}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var pipeline in context.Graph.Pipelines)
        {
            foreach (var defect in pipeline.Defects)
            {
                if (defect.Kind == DefectKind.UnusablePipeline)
                {
                    var anchor = new Anchor(pipeline.Type.Key, AnchorKind.Constructor);
                    context.Report(Descriptor, anchor, pipeline.Type.Name, defect.Detail);
                }
            }
        }
    }
}
