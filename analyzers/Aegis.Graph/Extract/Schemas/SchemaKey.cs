using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// What makes two places the same to the exporter: the type, and the member with the type it is serialized as part of.
/// </summary>
internal readonly struct SchemaKey(ITypeSymbol type, ITypeSymbol? owner, ISymbol? member) : IEquatable<SchemaKey>
{
    private readonly ITypeSymbol _type = type;
    private readonly ITypeSymbol? _owner = owner;
    private readonly ISymbol? _member = member;

    public bool Equals(SchemaKey other) =>
        Same(_type, other._type) && Same(_owner, other._owner) && Same(_member, other._member);

    public override bool Equals(object? obj) => obj is SchemaKey other && Equals(other);

    public override int GetHashCode() =>
        unchecked(
            (SymbolEqualityComparer.Default.GetHashCode(_type) * 31)
            + SymbolEqualityComparer.Default.GetHashCode(_member)
        );

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
