using Aegis.CodeFixes.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Aegis.CodeFixes.Editing;

/// <summary>Moves a parameter's default value to where the parameter is used: <c>limit</c> becomes <c>limit ?? 10</c>.</summary>
internal static class DefaultInUse
{
    private static readonly SyntaxAnnotation Done = new();

    /// <summary>Whether null stands for the default already.</summary>
    public static bool IsNull(IParameterSymbol parameter) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
        && (!parameter.Type.IsValueType || IsNullableValue(parameter.Type));

    /// <summary>The uses in the method's body; null when not each of them can be replaced by a value.</summary>
    public static IReadOnlyList<IdentifierNameSyntax>? Of(
        IParameterSymbol parameter,
        MethodDeclarationSyntax method,
        FixPlace place
    )
    {
        var body = method.Body ?? (SyntaxNode?)method.ExpressionBody;
        if (
            body is null
            || parameter.Type is ITypeParameterSymbol
            || IsNullableValue(parameter.Type)
            || method.ParameterList.Parameters[parameter.Ordinal].Default?.Value
                is ImplicitObjectCreationExpressionSyntax
        )
        {
            return null;
        }

        var uses = body.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(use =>
                use.Identifier.ValueText == parameter.Name
                && use.Parent is not NameColonSyntax
                && SymbolEqualityComparer.Default.Equals(
                    place.Model.GetSymbolInfo(use, place.CancellationToken).Symbol,
                    parameter
                )
            )
            .ToList();
        return uses.TrueForAll(IsValue) ? uses : null;
    }

    public static void Replace(SyntaxEditor editor, IEnumerable<IdentifierNameSyntax> uses, ExpressionSyntax value)
    {
        foreach (var use in uses)
        {
            // another fix of the same parameter may have come first
            editor.ReplaceNode(use, (current, _) => current.HasAnnotation(Done) ? current : Or(current, value));
        }
    }

    private static ParenthesizedExpressionSyntax Or(SyntaxNode name, ExpressionSyntax value) =>
        SyntaxFactory
            .ParenthesizedExpression(
                SyntaxFactory.BinaryExpression(
                    SyntaxKind.CoalesceExpression,
                    ((ExpressionSyntax)name).WithoutTrivia().WithAdditionalAnnotations(Done),
                    SyntaxFactory
                        .Token(SyntaxKind.QuestionQuestionToken)
                        .WithLeadingTrivia(SyntaxFactory.Space)
                        .WithTrailingTrivia(SyntaxFactory.Space),
                    value.WithoutTrivia()
                )
            )
            .WithTriviaFrom(name)
            .WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Whether it is neither written to nor a name that means something by itself.</summary>
    private static bool IsValue(IdentifierNameSyntax use) =>
        use.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != use,
            PrefixUnaryExpressionSyntax unary => unary.Kind()
                is not (
                    SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.AddressOfExpression
                ),
            PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None)
                && argument.Parent is not TupleExpressionSyntax
                && argument.Parent?.Parent
                    is not InvocationExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
                    },
            AnonymousObjectMemberDeclaratorSyntax member => member.NameEquals is not null,
            RefExpressionSyntax => false,
            _ => true,
        };

    private static bool IsNullableValue(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
