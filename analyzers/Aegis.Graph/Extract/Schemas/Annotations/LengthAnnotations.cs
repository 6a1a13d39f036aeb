using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[StringLength]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> and <c>[Length]</c>.</summary>
internal static class LengthAnnotations
{
    public static void Apply(AnnotationTarget target)
    {
        if (target.Find("StringLengthAttribute") is { } text)
        {
            var minimum = text.Named<int>("MinimumLength");
            ApplyText(target.Node, minimum > 0 ? minimum : null, text.Argument(0) as int?);
            Check(target, "StringLength", minimum, text.Argument(0) as int?, target.IsText, "text");
        }

        if (target.Find("MinLengthAttribute")?.Argument(0) is int least)
        {
            Apply(target, "MinLength", least, null);
        }

        if (target.Find("MaxLengthAttribute") is { } most)
        {
            // [MaxLength] alone stands for as much as a database takes, which is -1 to the reflection as well
            Apply(target, "MaxLength", null, most.Argument(0) as int? ?? -1);
        }

        if (target.Find("LengthAttribute") is { } both && both.Argument(0) is int from && both.Argument(1) is int to)
        {
            Apply(target, "Length", from > 0 ? from : null, to);
        }
    }

    private static void Apply(AnnotationTarget target, string name, int? minimum, int? maximum)
    {
        var node = target.Node;
        if (node.IsOnly(JsonTypes.String))
        {
            ApplyText(node, minimum, maximum);
        }
        else if (Collections.ShapeOf(target.Type) is { Form: TypeForm.Dictionary })
        {
            node.MinProperties ??= minimum;
            node.MaxProperties ??= maximum < 0 ? null : maximum;
        }
        else
        {
            node.MinItems ??= minimum;
            node.MaxItems ??= maximum;
        }

        Check(target, name, minimum, maximum < 0 ? null : maximum, IsCountable(target), "text and collections");
    }

    private static void ApplyText(SchemaNode node, int? minimum, int? maximum)
    {
        node.MinLength ??= minimum;
        node.MaxLength ??= maximum;
    }

    private static void Check(
        AnnotationTarget target,
        string name,
        int? minimum,
        int? maximum,
        bool applies,
        string about
    )
    {
        if (!applies)
        {
            target.DoesNotApply(name, about);
        }
        else if (minimum > maximum)
        {
            target.Contradicts(name, $"allows no length: {minimum} is more than {maximum}");
        }
        else if (target.Default is string text && (text.Length < minimum || text.Length > maximum))
        {
            target.DefaultViolates(name);
        }
    }

    private static bool IsCountable(AnnotationTarget target) =>
        target.IsText || target.Type.TypeKind == TypeKind.Error || Collections.ShapeOf(target.Type) is not null;
}
