using Aegis.Graph.Extract.Schemas;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools.Readers;

/// <summary>
/// The readers of one tool: of each type among its parameters that a constructor alone makes whole, and of such types in them.
/// </summary>
internal sealed class ObjectReaders(Compilation compilation, CancellationToken token)
{
    // a generic type that holds a larger one of itself never ends
    private const int MaxDepth = 16;

    private readonly List<ObjectReader> readers = [];
    private readonly HashSet<ITypeSymbol> begun = new(SymbolEqualityComparer.Default);
    private int depth;

    /// <summary>Those that were found, each after those that it uses.</summary>
    public EquatableArray<ObjectReader> All => readers.ToEquatableArray();

    /// <summary>The identity of a type that has a reader; empty for one that a serializer has to read.</summary>
    public string Of(ITypeSymbol type)
    {
        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var name = plain.ToTypeName();
        if (readers.Exists(reader => reader.Type.Identity == name.Identity))
        {
            return name.Identity;
        }

        // a type that contains itself is begun already, and left to the serializer there
        if (depth == MaxDepth || !begun.Add(plain))
        {
            return "";
        }

        depth++;
        var found = ReaderOf(plain, name);
        depth--;
        if (found is null)
        {
            return "";
        }

        readers.Add(found);
        return name.Identity;
    }

    private ObjectReader? ReaderOf(ITypeSymbol type, TypeName name)
    {
        if (ReadableTypes.ConstructorOf(type, name) is not { } constructor)
        {
            return null;
        }

        var members = JsonMembers.Of((INamedTypeSymbol)type, new SchemaContext(compilation, isInput: true, token));
        return ReadableTypes.AreSetBy(constructor, members)
            ? new ObjectReader(
                name,
                type.Name,
                constructor
                    .Parameters.Select(parameter => MemberOf(parameter, members.Find(m => Sets(parameter, m))!))
                    .ToEquatableArray()
            )
            : null;
    }

    private ObjectMember MemberOf(IParameterSymbol parameter, JsonMember member) =>
        new(member.Name, parameter.Type.ToTypeName())
        {
            Default = member.IsRequired ? null : ConstantText.DefaultOf(parameter) ?? "default",
            Reader = Of(parameter.Type),
        };

    private static bool Sets(IParameterSymbol parameter, JsonMember member) =>
        SymbolEqualityComparer.Default.Equals(member.Parameter, parameter);
}
