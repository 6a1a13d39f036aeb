using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>
/// Whether the members of a class write to a parameter of its primary constructor. By syntax alone, since extraction runs on
/// every edit: where a member declares the name for something of its own, nothing is said.
/// </summary>
internal static class ParameterWrites
{
    public static bool AreIn(TypeDeclarationSyntax type, string parameter) =>
        type.Members.Any(member =>
            member is not (FieldDeclarationSyntax or BaseTypeDeclarationSyntax)
            && member
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Any(name => Is(name, parameter) && IsWritten(name))
            && !member.DescendantNodesAndSelf().Any(node => Declares(node, parameter))
        );

    private static bool Is(SimpleNameSyntax name, string parameter) => name.Identifier.ValueText == parameter;

    private static bool IsWritten(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name
                && assignment.Parent is not InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax prefix => IsStep(prefix.Kind()),
            PostfixUnaryExpressionSyntax postfix => IsStep(postfix.Kind()),
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } =>
                assignment.Left == tuple,
            ArgumentSyntax argument => argument.RefOrOutKeyword.Kind()
                is SyntaxKind.RefKeyword
                    or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            _ => false,
        };

    private static bool IsStep(SyntaxKind kind) =>
        kind
            is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression
                or SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression;

    private static bool Declares(SyntaxNode node, string name) =>
        node switch
        {
            ParameterSyntax parameter => parameter.Identifier.ValueText == name,
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText == name,
            ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
            _ => false,
        };
}
