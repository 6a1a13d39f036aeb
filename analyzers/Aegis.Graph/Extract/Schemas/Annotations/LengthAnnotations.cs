using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary><c>[StringLength]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> and <c>[Length]</c>.</summary>
internal static class LengthAnnotations
{
    public static void Apply(AnnotationTarget target)
    {
        var limits = new List<LengthLimit>();
        if (target.Find("StringLengthAttribute") is { } text)
        {
            var limit = new LengthLimit("StringLength", text.Named<int>("MinimumLength"), text.Argument(0) as int?);
            ApplyText(target.Node, limit.Minimum > 0 ? limit.Minimum : null, limit.Maximum);
            Check(target, limit, target.IsText, "text");
            limits.Add(limit);
        }

        if (target.Find("MinLengthAttribute")?.Argument(0) is int least)
        {
            limits.Add(Apply(target, new("MinLength", least, null), least, null));
        }

        if (target.Find("MaxLengthAttribute") is { } most)
        {
            // [MaxLength] alone stands for as much as a database takes, which is -1 to the reflection as well
            var maximum = most.Argument(0) as int? ?? -1;
            limits.Add(Apply(target, new("MaxLength", null, maximum == -1 ? null : maximum), null, maximum));
        }

        if (target.Find("LengthAttribute") is { } both && both.Argument(0) is int from && both.Argument(1) is int to)
        {
            limits.Add(Apply(target, new("Length", from, to), from > 0 ? from : null, to));
        }

        CheckTogether(target, limits);
    }

    private static LengthLimit Apply(AnnotationTarget target, LengthLimit limit, int? minimum, int? maximum)
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

        Check(target, limit, IsCountable(target), "text and collections");
        return limit;
    }

    private static void ApplyText(SchemaNode node, int? minimum, int? maximum)
    {
        node.MinLength ??= minimum;
        node.MaxLength ??= maximum;
    }

    private static void Check(AnnotationTarget target, LengthLimit limit, bool applies, string about)
    {
        var length = target.StandIn?.Length;
        if (!applies)
        {
            target.DoesNotApply(limit.Name, about);
        }
        else if (limit.Negative is { } negative)
        {
            target.Contradicts(limit.Name, $"has a length below zero: {negative}");
        }
        else if (limit.Minimum > limit.Maximum)
        {
            target.Contradicts(limit.Name, $"allows no length: {limit.Minimum} is more than {limit.Maximum}");
        }
        else if (length < limit.Minimum || length > limit.Maximum)
        {
            target.StandInViolates(limit.Name);
        }
    }

    /// <summary>What is sound alone may leave nothing together.</summary>
    private static void CheckTogether(AnnotationTarget target, List<LengthLimit> limits)
    {
        if (!limits.TrueForAll(limit => limit.IsSound))
        {
            return;
        }

        foreach (var longest in limits)
        {
            if (limits.Find(other => other.Minimum > longest.Maximum) is { } shortest)
            {
                target.Contradicts(
                    longest.Name,
                    $"allows no length beside [{shortest.Name}]: {shortest.Minimum} is more than {longest.Maximum}"
                );
                return;
            }
        }
    }

    private static bool IsCountable(AnnotationTarget target) =>
        target.IsText || target.Type.TypeKind == TypeKind.Error || Collections.ShapeOf(target.Type) is not null;

    /// <summary>What one annotation allows; null for no limit.</summary>
    private sealed record LengthLimit(string Name, int? Minimum, int? Maximum)
    {
        public int? Negative =>
            Minimum < 0 ? Minimum
            : Maximum < 0 ? Maximum
            : null;

        public bool IsSound => Negative is null && !(Minimum > Maximum);
    }
}
