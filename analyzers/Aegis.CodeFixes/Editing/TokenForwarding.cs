using Aegis.CodeFixes.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Editing;

/// <summary>Finds the calls in a method that could take a token and are given none.</summary>
internal static class TokenForwarding
{
    /// <summary>The argument lists of these calls, and what each of them wants added.</summary>
    public static IEnumerable<(ArgumentListSyntax List, ArgumentSyntax Argument)> In(
        MethodDeclarationSyntax method,
        FixPlace place
    )
    {
        foreach (var call in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            // static functions do not see the method's parameters
            if (
                !IsInStaticFunction(call, method)
                && place.Model.GetSymbolInfo(call, place.CancellationToken).Symbol is IMethodSymbol called
                && ArgumentFor(call, called) is { } argument
            )
            {
                yield return (call.ArgumentList, argument);
            }
        }
    }

    private static ArgumentSyntax? ArgumentFor(InvocationExpressionSyntax call, IMethodSymbol called)
    {
        var given = call.ArgumentList.Arguments.Count;
        var index = called.Parameters.ToList().FindIndex(IsToken);
        if (index >= 0)
        {
            return
                called.Parameters[index].IsOptional
                && given <= index
                && call.ArgumentList.Arguments.All(argument => argument.NameColon is null)
                ? Argument(given == index ? null : called.Parameters[index].Name)
                : null;
        }

        return given == called.Parameters.Length && HasOverloadWithToken(called) ? Argument(name: null) : null;
    }

    private static bool HasOverloadWithToken(IMethodSymbol called) =>
        called
            .ContainingType.GetMembers(called.Name)
            .OfType<IMethodSymbol>()
            .Any(other =>
                other.IsStatic == called.IsStatic
                && other.Arity == called.Arity
                && other.DeclaredAccessibility == called.DeclaredAccessibility
                && other.Parameters.Length == called.Parameters.Length + 1
                && IsToken(other.Parameters[other.Parameters.Length - 1])
                && SymbolEqualityComparer.Default.Equals(
                    other.OriginalDefinition.ReturnType,
                    called.OriginalDefinition.ReturnType
                )
                && called.Parameters.All(parameter =>
                    SymbolEqualityComparer.Default.Equals(parameter.Type, other.Parameters[parameter.Ordinal].Type)
                )
            );

    private static bool IsToken(IParameterSymbol parameter) =>
        parameter.Type
            is {
                Name: "CancellationToken",
                ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" }
            };

    private static ArgumentSyntax Argument(string? name)
    {
        var token = SyntaxFactory.Argument(SyntaxFactory.IdentifierName("cancellationToken"));
        return name is null ? token : token.WithNameColon(SyntaxFactory.NameColon(name));
    }

    private static bool IsInStaticFunction(SyntaxNode node, SyntaxNode method) =>
        node.Ancestors()
            .TakeWhile(ancestor => ancestor != method)
            .Any(ancestor =>
                ancestor switch
                {
                    AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
                    LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
                    _ => false,
                }
            );
}
