using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What the developer wrote about parameters, members and types, read once each.</summary>
internal sealed class Documentation(Compilation compilation, CancellationToken token)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<DocComment>> read = new(SymbolEqualityComparer.Default);

    public static string? Attribute(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && type.Is("DescriptionAttribute", KnownNames.ComponentModel))
            {
                return attribute.ConstructorArguments.IsEmpty ? "" : attribute.Argument(0) as string;
            }
        }

        return null;
    }

    public string? OfPlace(SchemaPlace place) =>
        place.Parameter is { } parameter ? OfParameter(parameter)
        : place.Member is { } member ? OfMember(member)
        : null;

    public string? OfParameter(IParameterSymbol parameter) => Parameter(parameter.ContainingSymbol, parameter.Name);

    public string? OfMethod(IMethodSymbol method) => Summary(method);

    /// <summary>Only of this project's types: what a reference brings along differs from build to build.</summary>
    public string? OfType(ITypeSymbol type) => type is INamedTypeSymbol && IsHere(type) ? Summary(type) : null;

    private string? OfMember(JsonMember member) =>
        !IsHere(member.Symbol) ? null
        : IsPositional(member.Symbol) ? Parameter(member.Symbol.ContainingType, member.Symbol.Name)
        : Summary(member.Symbol) ?? (member.Parameter is null ? null : OfParameter(member.Parameter));

    /// <summary>Whether it is a record's parameter that declares the property.</summary>
    private bool IsPositional(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences[0].GetSyntax(token) is ParameterSyntax;

    private bool IsHere(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private string? Summary(ISymbol symbol)
    {
        foreach (var comment in Of(symbol))
        {
            if (comment.Summary is { } summary)
            {
                return summary;
            }
        }

        return null;
    }

    private string? Parameter(ISymbol symbol, string name)
    {
        foreach (var comment in Of(symbol))
        {
            if (comment.Parameter(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private IReadOnlyList<DocComment> Of(ISymbol symbol)
    {
        var original = symbol.OriginalDefinition;
        if (!read.TryGetValue(original, out var comments))
        {
            comments = DocComments.Of(original, compilation, token);
            read.Add(original, comments);
        }

        return comments;
    }
}
