using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Finds the documentation comments of symbols.</summary>
internal static class DocComments
{
    private const int MaxInheritance = 8;

    /// <summary>The comments of all parts of a declaration, the first of which comes first.</summary>
    public static IReadOnlyList<DocComment> Of(ISymbol symbol, Compilation compilation, CancellationToken token)
    {
        var comments = new List<DocComment>();
        for (var depth = 0; depth < MaxInheritance; depth++)
        {
            var own = Written(symbol, token);
            comments.AddRange(own);
            if (
                own.Find(comment => comment.Inherited is not null)?.Inherited is { } reference
                && Original(symbol, reference, compilation, token) is { } original
            )
            {
                symbol = original;
                continue;
            }

            break;
        }

        return comments;
    }

    private static List<DocComment> Written(ISymbol symbol, CancellationToken token)
    {
        var comments = new List<DocComment>();
        foreach (var part in Parts(symbol))
        {
            foreach (var reference in part.DeclaringSyntaxReferences)
            {
                if (DocComment.Parse(DocTrivia.Of(reference.GetSyntax(token))) is { } comment)
                {
                    comments.Add(comment);
                }
            }
        }

        if (
            symbol.DeclaringSyntaxReferences.IsEmpty
            && DocComment.Parse(symbol.GetDocumentationCommentXml(cancellationToken: token) ?? "") is { } compiled
        )
        {
            comments.Add(compiled);
        }

        return comments;
    }

    private static IEnumerable<ISymbol> Parts(ISymbol symbol) =>
        symbol is IMethodSymbol method
            ? new[] { method.PartialDefinitionPart, method, method.PartialImplementationPart }.OfType<ISymbol>()
            : [symbol];

    private static ISymbol? Original(
        ISymbol symbol,
        string reference,
        Compilation compilation,
        CancellationToken token
    ) =>
        reference.Length > 0
            ? DocReference.Resolve(reference, symbol, compilation, token)?.OriginalDefinition
            : Original(symbol);

    /// <summary>What <c>inheritdoc</c> alone means: the member that is overridden, else the interface's.</summary>
    private static ISymbol? Original(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { OverriddenMethod: { } method } => method,
            IPropertySymbol { OverriddenProperty: { } property } => property,
            IMethodSymbol or IPropertySymbol => OfInterface(symbol),
            INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent
                ? parent
                : type.Interfaces.FirstOrDefault(),
            _ => null,
        };

    private static ISymbol? OfInterface(ISymbol symbol)
    {
        foreach (var type in symbol.ContainingType.AllInterfaces)
        {
            foreach (var member in type.GetMembers(symbol.Name))
            {
                var implementation = symbol.ContainingType.FindImplementationForInterfaceMember(member);
                if (SymbolEqualityComparer.Default.Equals(implementation, symbol))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
