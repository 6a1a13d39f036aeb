using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Finds Aegis' attributes in source.</summary>
internal static class Attributes
{
    /// <summary>The attribute of a symbol as it is written; null when it has none in source.</summary>
    public static AttributeSyntax? Find(ISymbol? symbol, string name, CancellationToken cancellationToken) =>
        Find(symbol, name)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    /// <summary>The text of a named argument of an attribute; null without.</summary>
    public static string? Named(ISymbol symbol, string name, string argument) =>
        Find(symbol, name)?.NamedArguments.FirstOrDefault(pair => pair.Key == argument).Value.Value as string;

    /// <summary>The type that <c>[X&lt;T&gt;]</c> or <c>[X(typeof(T))]</c> names.</summary>
    public static INamedTypeSymbol? NamedType(AttributeData? attribute) =>
        (
            attribute?.AttributeClass is { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0]
            : attribute?.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value
            : null
        ) as INamedTypeSymbol;

    private static AttributeData? Find(ISymbol? symbol, string name) =>
        symbol
            ?.GetAttributes()
            .FirstOrDefault(a =>
                a.AttributeClass?.Name == name && a.AttributeClass.ContainingNamespace.ToDisplayString() == "Aegis"
            );

    /// <summary>What a name of Aegis needs before it here: nothing where there is a using.</summary>
    public static string Qualifier(SyntaxNode here, Compilation compilation)
    {
        var known = compilation.GetTypeByMetadataName("Aegis.AgentAttribute");
        var name = known is null ? "" : Minimal(known, here, compilation);
        return name.Substring(0, name.LastIndexOf('.') + 1);
    }

    /// <summary>The shortest name of a type that means it here.</summary>
    public static string Minimal(ITypeSymbol type, SyntaxNode here, Compilation compilation) =>
        type.ToMinimalDisplayString(compilation.GetSemanticModel(here.SyntaxTree), here.SpanStart);

    public static AttributeListSyntax List(string attribute) =>
        ((CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree($"[{attribute}] class C;").GetRoot())
            .Members[0]
            .AttributeLists[0]
            .WithoutTrivia();

    /// <summary>The editor of the document that a node is in.</summary>
    public static async Task<DocumentEditor?> EditorOf(
        this SolutionEditor editor,
        SyntaxNode node,
        CancellationToken cancellationToken
    ) =>
        editor.OriginalSolution.GetDocument(node.SyntaxTree) is { } document and not SourceGeneratedDocument
            ? await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false)
            : null;
}
