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
        ExtractionContext context,
        int part = 0
    )
    {
        ImmutableArray<string>.Builder? names = null;
        foreach (var name in emitted)
        {
            var own = type.GetMembers(name).Cast<ISymbol?>();
            foreach (var member in own.Append(Inherited(type, name)).Append(type.Name == name ? type : null))
            {
                if (member is not null && !member.IsEmitted() && !IsPartialDeclaration(member))
                {
                    names ??= ImmutableArray.CreateBuilder<string>();
                    context.Anchor(new Anchor(owner, AnchorKind.ClashingMember, names.Count, part), member);
                    names.Add(name);
                    break;
                }
            }
        }

        return names is null ? default : new(names.ToImmutable());
    }

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

    /// <summary>What an emitted member would hide. Methods hide only their like, which agents may inherit from agents.</summary>
    private static ISymbol? Inherited(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is not IMethodSymbol && member.DeclaredAccessibility != Accessibility.Private)
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static bool IsPartialDeclaration(ISymbol member) =>
        member is IMethodSymbol method && RunMethods.IsDeclaration(method);
}
