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

    private readonly ImmutableArray<SchemaDefect>.Builder defects = ImmutableArray.CreateBuilder<SchemaDefect>();
    private readonly List<INamedTypeSymbol> enums = [];
    private readonly List<ITypeSymbol> jsonTypes = [];
    private int nodes;
    private string? tooLarge;

    public bool IsInput { get; } = isInput;

    public Documentation Documentation { get; } = new(compilation, token);

    /// <summary>The parameter at hand; empty for a result.</summary>
    public string Parameter { get; set; } = "";

    public EquatableArray<SchemaDefect> Defects => new(defects.ToImmutable());

    public EquatableArray<TypeName> Enums => Names(enums);

    public EquatableArray<TypeName> JsonTypes => Names(jsonTypes);

    public CancellationToken Token { get; } = token;

    /// <summary>Counts one more schema; false when there are too many.</summary>
    public bool Count()
    {
        Token.ThrowIfCancellationRequested();
        return ++nodes <= MaxNodes;
    }

    public void AddEnum(INamedTypeSymbol type) => AddOnce(enums, type);

    public void AddJsonType(ITypeSymbol type) => AddOnce(jsonTypes, type);

    public void Report(SchemaDefectKind kind, ITypeSymbol type, string detail)
    {
        var defect = new SchemaDefect(kind, Parameter, NameOf(type), detail);
        if (!defects.Contains(defect))
        {
            defects.Add(defect);
        }
    }

    /// <summary>Reports once that there is no end to a parameter.</summary>
    public void ReportSize(ITypeSymbol type, SchemaNode node)
    {
        if (tooLarge != Parameter)
        {
            tooLarge = Parameter;
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
