using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Enums by the names of their members.</summary>
internal static class Enums
{
    public static void Fill(SchemaNode node, INamedTypeSymbol type)
    {
        node.Types = JsonTypes.String;
        // any of the flags together, in any order: no list says that
        if (!IsFlags(type))
        {
            node.Enum = Names(type).ConvertAll(member => JsonLiteral.Of(member.Value));
        }
    }

    /// <summary>The JSON of a value: a name, or names, or the number when there are none.</summary>
    public static string Of(INamedTypeSymbol type, object value)
    {
        var bits = Bits(value);
        var names = Names(type);
        foreach (var member in names)
        {
            if (member.Key == bits)
            {
                return JsonLiteral.Of(member.Value);
            }
        }

        return (IsFlags(type) ? Together(names, bits) : null) ?? JsonLiteral.Of(value) ?? JsonLiteral.Null;
    }

    /// <summary>Names and values by value, as unsigned numbers; equal ones as they were declared.</summary>
    private static List<KeyValuePair<ulong, string>> Names(INamedTypeSymbol type)
    {
        var names = new List<KeyValuePair<ulong, string>>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } field)
            {
                names.Add(new(Bits(value), NameOf(field)));
            }
        }

        return [.. names.OrderBy(member => member.Key)];
    }

    private static string NameOf(IFieldSymbol member) =>
        member.Attributes().Find("JsonStringEnumMemberNameAttribute", KnownNames.JsonSerialization)?.Argument(0)
            as string
        ?? member.Name;

    private static bool IsFlags(INamedTypeSymbol type) =>
        type.Attributes().Find("FlagsAttribute", "System") is not null;

    /// <summary>The fewest names that make up a value; null when none do.</summary>
    private static string? Together(List<KeyValuePair<ulong, string>> names, ulong bits)
    {
        var chosen = new List<string>();
        foreach (var member in names.OrderByDescending(member => Count(member.Key)))
        {
            if (member.Key != 0 && (bits & member.Key) == member.Key)
            {
                chosen.Add(member.Value);
                bits &= ~member.Key;
            }
        }

        return bits == 0 && chosen.Count > 0 ? JsonLiteral.Of(string.Join(", ", chosen)) : null;
    }

    private static int Count(ulong bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }

    /// <summary>The bits of the underlying type, which a sign does not widen.</summary>
    private static ulong Bits(object value) =>
        value switch
        {
            sbyte number => unchecked((byte)number),
            short number => unchecked((ushort)number),
            int number => unchecked((uint)number),
            long number => unchecked((ulong)number),
            byte number => number,
            ushort number => number,
            uint number => number,
            ulong number => number,
            _ => 0,
        };
}
