using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// What makes two places the same to the exporter: the type, and the member with the type it is serialized as part of.
/// </summary>
internal readonly struct SchemaKey(ITypeSymbol type, ITypeSymbol? owner, ISymbol? member) : IEquatable<SchemaKey>
{
    private readonly ITypeSymbol type = type;
    private readonly ITypeSymbol? owner = owner;
    private readonly ISymbol? member = member;

    public bool Equals(SchemaKey other) =>
        Same(type, other.type) && Same(owner, other.owner) && Same(member, other.member);

    public override bool Equals(object? obj) => obj is SchemaKey other && Equals(other);

    public override int GetHashCode() =>
        unchecked(
            (SymbolEqualityComparer.Default.GetHashCode(type) * 31) + SymbolEqualityComparer.Default.GetHashCode(member)
        );

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
