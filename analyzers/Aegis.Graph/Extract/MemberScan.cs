using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Looks through the members of a class for what rules ask of them.</summary>
internal static class MemberScan
{
    /// <summary>Members that the developer wrote under names that will be emitted.</summary>
    public static EquatableArray<string> Clashing(
        INamedTypeSymbol type,
        IEnumerable<string> emitted,
        string owner,
        ExtractionContext context
    )
    {
        ImmutableArray<string>.Builder? names = null;
        foreach (var name in emitted)
        {
            if (ClashWith(type, name) is { } member)
            {
                names ??= ImmutableArray.CreateBuilder<string>();
                context.Anchor(new Anchor(owner, AnchorKind.ClashingMember, names.Count), member);
                names.Add(name);
            }
        }

        return names is null ? default : new(names.ToImmutable());
    }

    /// <summary>What has a name that an emitted member wants; null for nothing.</summary>
    /// <param name="type">The type that is to have it.</param>
    /// <param name="name">The name.</param>
    /// <param name="isProperty">Whether it is a property, which hides methods too; methods hide only their like.</param>
    public static ISymbol? ClashWith(INamedTypeSymbol type, string name, bool isProperty = false) =>
        type.GetMembers(name)
            .Concat(type.TypeParameters.Where(parameter => parameter.Name == name))
            .Append(Inherited(type, name, isProperty))
            .Append(type.Name == name ? type : null)
            .FirstOrDefault(member => member is not null && !member.IsEmitted() && !IsPartialDeclaration(member));

    /// <summary>A method that would be written for agents that are disposed of with their pipeline; null for none.</summary>
    public static string? Dispose(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var name in new[] { "Dispose", "DisposeAsync" })
            {
                if (
                    type.Name == name
                    || current
                        .GetMembers(name)
                        .Any(member => member is not IMethodSymbol { Parameters.Length: > 0 } && !member.IsEmitted())
                )
                {
                    return name;
                }
            }
        }

        return null;
    }

    /// <summary>What an emitted member would hide; of methods agents may inherit the like from agents.</summary>
    private static ISymbol? Inherited(INamedTypeSymbol type, string name, bool isProperty)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if ((isProperty || member is not IMethodSymbol) && IsVisible(member, type))
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static bool IsVisible(ISymbol member, INamedTypeSymbol type) =>
        member.DeclaredAccessibility switch
        {
            Accessibility.Private => false,
            Accessibility.Internal or Accessibility.ProtectedAndInternal => member.ContainingAssembly.GivesAccessTo(
                type.ContainingAssembly
            ) || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly),
            _ => true,
        };

    private static bool IsPartialDeclaration(ISymbol member) =>
        member is IMethodSymbol method && RunMethods.IsDeclaration(method);
}
