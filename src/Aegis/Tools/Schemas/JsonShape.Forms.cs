using System.Text.Json;

namespace Aegis.Tools;

// which of several forms a value was meant to have
internal sealed partial class JsonShape
{
    // a reference may lead back to where it stands
    private const int MaxReferences = 16;

    /// <summary>Whether a value is of a kind that is allowed, whatever else may be wrong with it.</summary>
    public bool MayBe(JsonElement value) => MayBe(value, MaxReferences);

    /// <summary>
    /// Whether a value has what tells this form from others, such as <c>"$type": "circle"</c>; nothing when there is no such
    /// property.
    /// </summary>
    public bool? IsNamedBy(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? IsNamedBy(value, MaxReferences) : null;

    private bool MayBe(JsonElement value, int references)
    {
        var own = value.Kinds();
        var allowed = own == JsonKinds.Number ? JsonKinds.Number | JsonKinds.Integer : own;
        return (Kinds & allowed) != 0
            && (
                references == 0
                || constraints
                    .OfType<AllConstraint>()
                    .All(all => all.Shapes.All(shape => shape.MayBe(value, references - 1)))
            );
    }

    private bool? IsNamedBy(JsonElement value, int references)
    {
        bool? isNamed = null;
        foreach (var constraint in constraints)
        {
            var part = constraint switch
            {
                PropertiesConstraint properties => properties.IsNamedBy(value),
                AllConstraint all when references > 0 => all.Shapes.Aggregate(
                    (bool?)null,
                    (known, shape) => Both(known, shape.IsNamedBy(value, references - 1))
                ),
                _ => null,
            };
            isNamed = Both(isNamed, part);
        }

        return isNamed;
    }

    private static bool? Both(bool? one, bool? other) =>
        one is null ? other
        : other is null ? one
        : one.Value && other.Value;

    /// <summary>The only text that is allowed; none when there are others.</summary>
    internal string? OnlyText =>
        constraints.OfType<ChoiceConstraint>().Select(static choice => choice.OnlyText).FirstOrDefault();
}
