using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>Finds what keeps a method from being called by a model, apart from the types of its parameters.</summary>
internal static class ToolMethodShape
{
    public static string? DefectOf(IMethodSymbol method)
    {
        if (DefectOfType(method.ContainingType) is { } type)
        {
            return type;
        }

        if (DefectOfKind(method.MethodKind) is { } kind)
        {
            return kind;
        }

        if (method.IsGenericMethod)
        {
            return "it is generic, and no model can choose its types";
        }

        if (method.IsVararg)
        {
            return "it takes '__arglist', which no schema can say";
        }

        if (IsForbidden(method))
        {
            return "it is obsolete in a way that lets no code call it";
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return "it returns a reference";
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                return $"it takes '{parameter.Name}' by reference";
            }
        }

        return null;
    }

    private static bool IsForbidden(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" }
                && attribute.ConstructorArguments.Any(argument => argument.Value is true)
            );

    private static string? DefectOfKind(MethodKind kind) =>
        kind switch
        {
            MethodKind.Ordinary => null,
            MethodKind.ExplicitInterfaceImplementation =>
                "it implements an interface explicitly, so that no code can call it by its name",
            MethodKind.UserDefinedOperator or MethodKind.Conversion => "it is an operator; mark a method",
            MethodKind.Destructor => "it is a finalizer, which no code calls",
            _ => "it is an accessor; mark a method that uses the property or event",
        };

    /// <summary>What keeps a type from having tools at all.</summary>
    public static string? DefectOfType(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface ? $"'{type.Name}' is an interface; mark the methods that implement it"
        : type.IsRefLikeType ? $"'{type.Name}' lives on the stack, where no tool can keep it"
        : FileLocal(type) is { } local
            ? $"'{local.Name}' is local to its file, where no other part of it can be written"
        : null;

    private static INamedTypeSymbol? FileLocal(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
            {
                return current;
            }
        }

        return null;
    }
}
