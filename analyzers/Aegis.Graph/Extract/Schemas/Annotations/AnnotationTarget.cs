using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A schema with the data annotations that are about it.</summary>
internal sealed class AnnotationTarget(
    SchemaNode node,
    SchemaPlace place,
    List<AttributeData> attributes,
    SchemaContext context
)
{
    public SchemaNode Node { get; } = node;

    public List<AttributeData> Attributes { get; } = attributes;

    public ITypeSymbol Type { get; } = place.Type.WithoutNullable();

    /// <summary>What stands for a missing argument; null for none.</summary>
    public StandIn? StandIn { get; } = StandIn.Of(place);

    public bool IsText => Type.SpecialType == SpecialType.System_String;

    public AttributeData? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.AttributeClass?.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Reports an annotation that says nothing about values of this type.</summary>
    /// <param name="name">As it is written in brackets.</param>
    /// <param name="about">What it is about.</param>
    public void DoesNotApply(string name, string about) =>
        Report(
            SchemaDefectKind.ConstraintDoesNotApply,
            $"[{name}] on '{Node.Path()}' is about {about}, not about '{Type.ShortName()}'"
        );

    public void Contradicts(string name, string why) =>
        Report(SchemaDefectKind.ConstraintDoesNotApply, $"[{name}] on '{Node.Path()}' {why}");

    /// <summary>Reports that what stands for a missing argument is not what an annotation allows.</summary>
    public void StandInViolates(string name) =>
        Report(
            SchemaDefectKind.DefaultViolatesConstraint,
            $"the {StandIn?.Kind} {StandIn?.Shown} of '{Node.Path()}' is not what [{name}] allows"
        );

    private void Report(SchemaDefectKind kind, string detail) => context.Report(kind, Type, detail);
}
