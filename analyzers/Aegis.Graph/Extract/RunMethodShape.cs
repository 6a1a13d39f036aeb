using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Finds what keeps a method from being a run method that emitted code can call.</summary>
internal static class RunMethodShape
{
    public static string? DefectOf(IMethodSymbol method, bool isDeclaration)
    {
        var name = method.Name;
        if (method.IsGenericMethod)
        {
            return $"{name} is generic, and nothing says of what; name its types";
        }

        if (isDeclaration && method.IsStatic)
        {
            return $"the partial {name} is static; Aegis writes it as a method of the agent, so drop static";
        }

        if (method.IsAbstract)
        {
            return $"{name} is abstract; give it a body";
        }

        if (
            TypeNames.VisibilityOf(method) == Visibility.Hidden
            && TypeNames.VisibilityOf(method.ContainingType) != Visibility.Hidden
        )
        {
            return $"{name} is {AccessibilityOf(method)}; the pipeline must be able to call it, so make it public or internal";
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                return $"{name} takes '{parameter.Name}' by reference; take it by value";
            }

            if (IsOnStack(parameter.Type))
            {
                return $"{name} takes '{parameter.Name}' as '{ShortNameOf(parameter.Type)}', which no run can keep; take an array, a string or the like";
            }
        }

        return DefectOfReturn(method, isDeclaration);
    }

    /// <summary>Whether no field of a run's state can hold it, and no outcome.</summary>
    public static bool IsOnStack(ITypeSymbol type) =>
        type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;

    private static string? DefectOfReturn(IMethodSymbol method, bool isDeclaration)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || IsOnStack(method.ReturnType))
        {
            return $"{method.Name} returns '{ShortNameOf(method.ReturnType)}' by reference or on the stack, which no run can keep; return a value that a field can hold";
        }

        if (method.IsAsync && method.ReturnsVoid)
        {
            return $"{method.Name} is async void, so its end can not be awaited: return Task";
        }

        return isDeclaration && !IsAwaitableOfValue(method.ReturnType)
            ? $"the partial {method.Name} returns '{ShortNameOf(method.ReturnType)}'; a model's answer comes as Task<T> or ValueTask<T>"
            : null;
    }

    private static string ShortNameOf(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsAwaitableOfValue(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" } named
            && named.ContainingNamespace?.Path(escape: false) == "System.Threading.Tasks";

    private static string AccessibilityOf(IMethodSymbol method) =>
        method.DeclaredAccessibility switch
        {
            Accessibility.Protected => "protected",
            Accessibility.ProtectedAndInternal => "private protected",
            _ => "private",
        };
}
