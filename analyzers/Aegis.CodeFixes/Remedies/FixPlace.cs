using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Remedies;

/// <summary>Where a diagnostic is, and what its rule left for the fix.</summary>
internal sealed record FixPlace(
    Document Document,
    SyntaxNode Root,
    SemanticModel Model,
    Diagnostic Diagnostic,
    CancellationToken CancellationToken
)
{
    public static async Task<FixPlace?> FindAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellationToken
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? null
            : new FixPlace(document, root, model, diagnostic, cancellationToken);
    }

    public string Id => Diagnostic.Id;

    /// <summary>The innermost node at the diagnostic.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The class that the diagnostic is in or at.</summary>
    public TypeDeclarationSyntax? Class => Enclosing<TypeDeclarationSyntax>();

    public INamedTypeSymbol? ClassSymbol =>
        Class is { } syntax ? Model.GetDeclaredSymbol(syntax, CancellationToken) as INamedTypeSymbol : null;

    /// <summary>The method that the diagnostic is in or at.</summary>
    public IMethodSymbol? MethodSymbol =>
        Enclosing<MethodDeclarationSyntax>() is { } syntax
            ? Model.GetDeclaredSymbol(syntax, CancellationToken) as IMethodSymbol
            : null;

    public T? Enclosing<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>A property that the rule set; null when it did not.</summary>
    public string? Hint(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The choices that the rule offers, each in its parts.</summary>
    public IEnumerable<string[]> Choices =>
        Hint(HintKeys.Choices) is { Length: > 0 } text
            ? text.Split('\n').Select(line => line.Split(HintKeys.Separator))
            : [];
}
