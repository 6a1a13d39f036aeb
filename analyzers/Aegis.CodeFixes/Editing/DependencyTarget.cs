using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Editing;

/// <summary>The class that a <c>[DependsOn]</c> names.</summary>
internal static class DependencyTarget
{
    /// <summary>As it is written; null when the attribute names none.</summary>
    public static TypeSyntax? Of(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
        return name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0]
            : (attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as TypeOfExpressionSyntax)?.Type;
    }

    public static INamedTypeSymbol? SymbolOf(
        AttributeSyntax attribute,
        SemanticModel model,
        CancellationToken cancellationToken
    ) => Of(attribute) is { } type ? model.GetTypeInfo(type, cancellationToken).Type as INamedTypeSymbol : null;
}
