using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Finds what keeps a class from being an agent, apart from its run method.</summary>
internal static class ClassShape
{
    public static void Collect(
        INamedTypeSymbol type,
        IMethodSymbol? constructor,
        ImmutableArray<ShapeDefect>.Builder defects
    )
    {
        if (DefectOf(type, constructor) is { } detail)
        {
            defects.Add(new ShapeDefect(DefectKind.UnusableClass, detail));
        }
    }

    public static string? ModifierDefectOf(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            return "is static";
        }

        if (type.IsAbstract)
        {
            return "is abstract";
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return ReferenceEquals(current, type) ? "is generic" : $"is nested in the generic '{current.Name}'";
            }
        }

        return null;
    }

    private static string? DefectOf(INamedTypeSymbol type, IMethodSymbol? constructor)
    {
        if (ModifierDefectOf(type) is { } modifier)
        {
            return $"{modifier}; an agent is a class that is not abstract, static or generic";
        }

        if (TypeNames.VisibilityOf(type) == Visibility.Hidden)
        {
            return HiddenBy(type);
        }

        if (constructor is null)
        {
            return "has no constructor that the pipeline can call; make one internal or public";
        }

        return RequiredMemberOf(type, constructor) is { } member
            ? $"has the required member '{member}', which its constructor does not set; set it there and mark the constructor [SetsRequiredMembers]"
            : null;
    }

    /// <summary>The class or the container that hides it, from the inside out.</summary>
    private static string HiddenBy(INamedTypeSymbol type)
    {
        var hiding = type;
        while (
            !hiding.IsFileLocal
            && hiding.ContainingType is { } container
            && TypeNames.IsReachable(hiding.DeclaredAccessibility)
        )
        {
            hiding = container;
        }

        var what = ReferenceEquals(hiding, type) ? "is" : $"is in '{hiding.Name}', which is";
        return hiding.IsFileLocal
            ? $"{what} local to its file, where no pipeline can name it; drop 'file'"
            : $"{what} private to '{hiding.ContainingType?.Name}', where no pipeline can name it; make it internal or public";
    }

    /// <summary>A member that whoever creates the class has to set, and the pipeline or a container would not; null for none.</summary>
    public static string? RequiredMemberOf(INamedTypeSymbol type, IMethodSymbol? constructor)
    {
        if (
            constructor is not null
            && constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute")
        )
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    return member.Name;
                }
            }
        }

        return null;
    }
}
