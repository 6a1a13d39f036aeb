using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Records, classes, structs and interfaces to schemas.</summary>
internal static class ObjectSchemas
{
    private const int Skip = 0;

    public static void Fill(SchemaNode node, INamedTypeSymbol type, SchemaPlace place, SchemaMapper mapper)
    {
        node.Types = JsonTypes.Object;
        node.IsClosed = !TakesOthers(type);
        place.Case?.AddTo(node);
        if (Fillability.Machinery(type) is not null)
        {
            // reported already; what is inside it is no better
            return;
        }

        var members = JsonMembers.Of(type, mapper.Context);
        if (mapper.Context.IsInput && Fillability.DefectOf(type, members) is { } reason)
        {
            mapper.Report(node, type, reason);
        }

        var typeNumbers = NumberHandlings.OnType(type);
        foreach (var member in members)
        {
            var property = mapper.Map(
                new(member.Type, node, JsonPointer.Property(member.Name))
                {
                    Label = "." + member.Symbol.Name,
                    Depth = 2,
                    Member = member,
                    Numbers =
                        member.Numbers
                        ?? typeNumbers
                        ?? NumberHandlings.OnType(member.Type.WithoutNullable())
                        ?? NumberHandling.Default,
                }
            );
            property.Default = member.Parameter is null ? null : Defaults.OfConstructor(member.Parameter);
            node.Add(member.Name, property);
            if (member.IsRequired)
            {
                node.Require(member.Name);
            }
        }

        foreach (var member in members)
        {
            if (Annotations.IsRequired(member))
            {
                node.Require(member.Name);
            }
        }
    }

    private static bool TakesOthers(INamedTypeSymbol type)
    {
        if (
            type.Attributes().Find("JsonUnmappedMemberHandlingAttribute", KnownNames.JsonSerialization)?.Argument(0)
            is Skip
        )
        {
            return true;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (
                    member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
                    && member.Attributes().Find("JsonExtensionDataAttribute", KnownNames.JsonSerialization) is not null
                )
                {
                    return true;
                }
            }
        }

        return false;
    }
}
