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

    /// <summary>The constant that stands for a missing argument; null for none, or when null is it.</summary>
    public object? Default { get; } =
        (place.Parameter ?? place.Member?.Parameter) is { HasExplicitDefaultValue: true } parameter
            ? parameter.ExplicitDefaultValue
            : null;

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

    public void DefaultViolates(string name) =>
        Report(
            SchemaDefectKind.DefaultViolatesConstraint,
            $"the default {JsonLiteral.Of(Default)} of '{Node.Path()}' is not what [{name}] allows"
        );

    private void Report(SchemaDefectKind kind, string detail) => context.Report(kind, Type, detail);
}
