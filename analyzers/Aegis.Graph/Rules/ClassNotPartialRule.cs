using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Emitted code is another part of the class, and of every type around it.</summary>
public sealed class ClassNotPartialRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.ClassNotPartial,
        "Class is not partial",
        "'{0}' must be declared partial, so that Aegis can write the other part of '{1}'"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            Check(context, agent.Node.Type, agent.Node.Defects);
        }

        foreach (var pipeline in context.Graph.Pipelines)
        {
            Check(context, pipeline.Type, pipeline.Defects);
        }

        foreach (var toolset in context.Graph.Toolsets)
        {
            Check(context, toolset.Type, toolset.Defects);
        }
    }

    private static void Check(CheckContext context, TypeDeclaration type, EquatableArray<ShapeDefect> defects)
    {
        foreach (var defect in defects)
        {
            if (defect.Kind == DefectKind.NotPartial)
            {
                context.Report(Descriptor, new Anchor(type.Key, AnchorKind.NotPartial), defect.Detail, type.Name);
            }
        }
    }
}
