using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Looks through the members of a class for what rules ask of them.</summary>
internal static class MemberScan
{
    /// <summary>Fields and automatic properties that can change after construction.</summary>
    public static EquatableArray<string> Mutable(INamedTypeSymbol type, string owner, ExtractionContext context)
    {
        ImmutableArray<string>.Builder? names = null;
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false } field)
            {
                continue;
            }

            // an event's backing field has the event as its symbol: subscribing is no state of the agent's work
            ISymbol? state = field.AssociatedSymbol switch
            {
                null => field.IsImplicitlyDeclared ? null : field,
                IPropertySymbol { SetMethod.IsInitOnly: false } property => property,
                _ => null,
            };
            if (state is not null)
            {
                names ??= ImmutableArray.CreateBuilder<string>();
                context.Anchor(owner, AnchorKind.MutableMember, names.Count, state);
                names.Add(state.Name);
            }
        }

        return names is null ? default : new(names.ToImmutable());
    }

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
            foreach (var member in type.GetMembers(name).Cast<ISymbol?>().Append(type.Name == name ? type : null))
            {
                if (member is not null && !member.IsEmitted() && !IsPartialDeclaration(member))
                {
                    names ??= ImmutableArray.CreateBuilder<string>();
                    context.Anchor(owner, AnchorKind.ClashingMember, names.Count, member);
                    names.Add(name);
                    break;
                }
            }
        }

        return names is null ? default : new(names.ToImmutable());
    }

    private static bool IsPartialDeclaration(ISymbol member) =>
        member is IMethodSymbol method && RunMethods.IsDeclaration(method);
}
