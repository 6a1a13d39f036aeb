using Aegis.Graph.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Discover;

/// <summary>Finds the agents and pipelines of a compilation; cheap looks at syntax come before binding attributes.</summary>
public static class Candidates
{
    /// <summary>Whether a node can be the declaration of an agent or a pipeline.</summary>
    public static bool IsClass(SyntaxNode node) =>
        (node is ClassDeclarationSyntax or RecordDeclarationSyntax) && node.AncestorsAndSelf().All(HasName);

    /// <summary>Whether a node can be declared a tool; what then is none, such as an operator, is reported.</summary>
    public static bool IsTool(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && type.AncestorsAndSelf().All(HasName);

    /// <summary>While somebody types, a declaration may have none yet.</summary>
    private static bool HasName(SyntaxNode node) =>
        node switch
        {
            TypeDeclarationSyntax type => type.Identifier.ValueText.Length > 0
                && type.TypeParameterList is not { ContainsDiagnostics: true },
            BaseNamespaceDeclarationSyntax space => !space.Name.ContainsDiagnostics,
            _ => true,
        };

    /// <summary>Whether a type is a class with any attribute.</summary>
    public static bool IsAttributedClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Class && HasAttributes(type, cancellationToken);

    /// <summary>Whether a method is declared where another part of its type can be written.</summary>
    public static bool IsDeclared(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.Any(reference => IsTool(reference.GetSyntax(cancellationToken)));

    /// <summary>The types of the compilation's own assembly, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, CancellationToken cancellationToken)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceSymbol space:
                        pending.Push(space);
                        break;
                    case INamedTypeSymbol type:
                        pending.Push(type);
                        yield return type;
                        break;
                }
            }
        }
    }

    private static bool HasAttributes(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (
                reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { AttributeLists.Count: > 0 } syntax
                && IsClass(syntax)
            )
            {
                return true;
            }
        }

        return false;
    }
}
