using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// Finds what a <c>cref</c> names. Comments are read as text, since without a documentation file they are nothing to the
/// compiler; so their references are bound here.
/// </summary>
internal sealed class DocReference
{
    private readonly SemanticModel model;
    private readonly int position;

    private DocReference(SemanticModel model, int position)
    {
        this.model = model;
        this.position = position;
    }

    /// <param name="reference">As it is written in source, or as compiled documentation has it: <c>M:X.Y(System.Int32)</c>.</param>
    /// <param name="from">Whose comment it is in.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="token">Stops the search.</param>
    public static ISymbol? Resolve(string reference, ISymbol from, Compilation compilation, CancellationToken token)
    {
        if (reference.Length > 2 && reference[1] == ':')
        {
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(reference, compilation);
        }

        var declaration = from.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token);
        return declaration is null || !compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            ? null
            : new DocReference(compilation.GetSemanticModel(declaration.SyntaxTree), declaration.SpanStart).Find(
                Parse(reference),
                from as INamedTypeSymbol ?? from.ContainingType
            );
    }

    private static CrefSyntax? Parse(string reference) =>
        SyntaxFactory
            .ParseLeadingTrivia($"/// <see cref=\"{reference.Replace('<', '{').Replace('>', '}')}\"/>\n")
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.DescendantNodes().OfType<CrefSyntax>())
            .FirstOrDefault();

    private ISymbol? Find(CrefSyntax? cref, INamedTypeSymbol? type) =>
        cref switch
        {
            QualifiedCrefSyntax { Member: NameMemberCrefSyntax member } qualified => In(
                Bind(qualified.Container) as INamespaceOrTypeSymbol,
                member
            ),
            NameMemberCrefSyntax member => Around(type).Select(outer => In(outer, member)).FirstOrDefault(IsFound)
                ?? Bind(member.Name),
            TypeCrefSyntax named => Bind(named.Type),
            _ => null,
        };

    private ISymbol? In(INamespaceOrTypeSymbol? container, NameMemberCrefSyntax member)
    {
        var name = (member.Name as SimpleNameSyntax)?.Identifier.ValueText ?? "";
        for (var current = container; current is not null; current = (current as INamedTypeSymbol)?.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(found => Takes(found, member.Parameters)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool Takes(ISymbol member, CrefParameterListSyntax? parameters) =>
        parameters is null
        || member is IMethodSymbol method
            && method.Parameters.Length == parameters.Parameters.Count
            && method.Parameters.All(parameter =>
                IsSame(parameter.Type, Bind(parameters.Parameters[parameter.Ordinal].Type))
            );

    /// <summary>The reference's own type parameters are bound to nothing, and may be any.</summary>
    private static bool IsSame(ITypeSymbol type, ISymbol? named) =>
        named is null or IErrorTypeSymbol
        || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, named.OriginalDefinition);

    private ISymbol? Bind(TypeSyntax type) =>
        model.GetSpeculativeSymbolInfo(position, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    private static bool IsFound(ISymbol? symbol) => symbol is not null;
}
