namespace Aegis.Tools;

// what is inside the values of a shape, also by way of references and choices
internal sealed partial class JsonShape
{
    /// <summary>What the items of an array have to be; null when nothing is said.</summary>
    public JsonShape? Items => Parts().OfType<ItemsConstraint>().Select(static part => part.Items).FirstOrDefault();

    /// <summary>What a property has to be.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="member">What it has to be; null when nothing is said.</param>
    /// <param name="isRequired">Whether it has to be there.</param>
    /// <returns>Whether the schema names it.</returns>
    public bool TryMember(string name, out JsonShape? member, out bool isRequired)
    {
        (member, isRequired) = (null, false);
        foreach (var part in Parts().OfType<PropertiesConstraint>())
        {
            if (part.TryMember(name, out member, out isRequired))
            {
                return true;
            }
        }

        return false;
    }

    // recursion ends: a reference that leads to itself without a property or an item between is no schema
    private IEnumerable<IJsonConstraint> Parts() =>
        constraints.SelectMany(static constraint =>
            constraint switch
            {
                AllConstraint all => all.Shapes.SelectMany(static shape => shape.Parts()),
                CountConstraint choices => choices.Shapes.SelectMany(static shape => shape.Parts()),
                _ => [constraint],
            }
        );
}
