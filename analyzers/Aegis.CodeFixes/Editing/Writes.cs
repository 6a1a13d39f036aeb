using Aegis.CodeFixes.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Editing;

/// <summary>Looks for code that sets a member where a readonly one can not be set.</summary>
internal static class Writes
{
    /// <summary>Whether the class sets a member outside its constructors.</summary>
    public static bool AreIn(FixPlace place, SyntaxNode member)
    {
        var symbol = place.Model.GetDeclaredSymbol(member, place.CancellationToken);
        return symbol is null
            || symbol
                .ContainingType.DeclaringSyntaxReferences.Select(reference =>
                    reference.GetSyntax(place.CancellationToken)
                )
                .Any(part => AreIn(part, symbol, place));
    }

    private static bool AreIn(SyntaxNode part, ISymbol symbol, FixPlace place)
    {
        var model = place.Model.Compilation.GetSemanticModel(part.SyntaxTree);
        return part.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name =>
                name.Identifier.ValueText == symbol.Name
                && IsWritten(name)
                && name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null
                && SymbolEqualityComparer.Default.Equals(
                    model.GetSymbolInfo(name, place.CancellationToken).Symbol,
                    symbol
                )
            );
    }

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole =
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression)
                || prefix.IsKind(SyntaxKind.PreDecrementExpression)
                || prefix.IsKind(SyntaxKind.AddressOfExpression),
            PostfixUnaryExpressionSyntax => true,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword)
                || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
                || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
