namespace Aegis.Graph.Extract.Schemas;

/// <summary>A derived type as one of the choices of its base.</summary>
/// <param name="Property">The property that says which it is.</param>
/// <param name="Discriminator">What that says, as JSON; null when nothing does.</param>
/// <param name="IsRequired">Whether it is said here that it has to be there, rather than for all choices.</param>
internal sealed record DerivedCase(string Property, string? Discriminator, bool IsRequired)
{
    public void AddTo(SchemaNode node)
    {
        if (Discriminator is null)
        {
            return;
        }

        node.Add(Property, new SchemaNode(node, JsonPointer.Property(Property)) { Constant = Discriminator });
        if (IsRequired)
        {
            node.Require(Property);
        }
    }
}
