using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What all parts of one document share; lives no longer than the making of it.</summary>
/// <param name="compilation">Whose types have their documentation at hand.</param>
/// <param name="isInput">Whether a model fills the schema, rather than reads what is in it.</param>
/// <param name="token">Stops the making.</param>
internal sealed class SchemaContext(Compilation compilation, bool isInput, CancellationToken token)
{
    /// <summary>More than any model reads; types that grow without end come here.</summary>
    private const int MaxNodes = 5000;

    private readonly ImmutableArray<SchemaDefect>.Builder _defects = ImmutableArray.CreateBuilder<SchemaDefect>();
    private readonly List<INamedTypeSymbol> _enums = [];
    private readonly List<ITypeSymbol> _jsonTypes = [];
    private int _nodes;
    private string? _tooLarge;

    public bool IsInput { get; } = isInput;

    public Documentation Documentation { get; } = new(compilation, token);

    /// <summary>The parameter at hand; empty for a result.</summary>
    public string Parameter { get; set; } = "";

    public EquatableArray<SchemaDefect> Defects => new(_defects.ToImmutable());

    public EquatableArray<TypeName> Enums => Names(_enums);

    public EquatableArray<TypeName> JsonTypes => Names(_jsonTypes);

    public CancellationToken Token { get; } = token;

    /// <summary>Counts one more schema; false when there are too many.</summary>
    public bool Count()
    {
        Token.ThrowIfCancellationRequested();
        return ++_nodes <= MaxNodes;
    }

    public void AddEnum(INamedTypeSymbol type) => AddOnce(_enums, type);

    public void AddJsonType(ITypeSymbol type) => AddOnce(_jsonTypes, type);

    public void Report(SchemaDefectKind kind, ITypeSymbol type, string detail)
    {
        var defect = new SchemaDefect(kind, Parameter, NameOf(type), detail);
        if (!_defects.Contains(defect))
        {
            _defects.Add(defect);
        }
    }

    /// <summary>Reports once that there is no end to a parameter.</summary>
    public void ReportSize(ITypeSymbol type, SchemaNode node)
    {
        if (_tooLarge != Parameter)
        {
            _tooLarge = Parameter;
            Report(SchemaDefectKind.NoSchema, type, $"'{node.Path()}' is nested too deep or is too large for a schema");
        }
    }

    /// <summary>Whether it may be null is no part of what is wrong.</summary>
    public static string NameOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ShortName();

    private static void AddOnce<T>(List<T> types, T type)
        where T : class, ITypeSymbol
    {
        if (!types.Contains(type, SymbolEqualityComparer.Default))
        {
            types.Add(type);
        }
    }

    private static EquatableArray<TypeName> Names<T>(List<T> types)
        where T : ITypeSymbol => types.Select(type => type.ToTypeName()).ToEquatableArray();
}
