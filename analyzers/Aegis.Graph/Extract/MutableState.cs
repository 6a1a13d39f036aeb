using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>Finds what of an instance can change after its construction.</summary>
internal static class MutableState
{
    /// <summary>
    /// Fields and automatic properties, those of base classes of the same project too, and parameters of a primary
    /// constructor that are written to after it.
    /// </summary>
    public static EquatableArray<string> Of(
        INamedTypeSymbol type,
        IMethodSymbol? constructor,
        string owner,
        ExtractionContext context
    )
    {
        ImmutableArray<string>.Builder? names = null;
        foreach (var state in Members(type))
        {
            Add(state.Name, state);
        }

        foreach (var parameter in WrittenParameters(type, constructor, context.CancellationToken))
        {
            Add(parameter.Name, parameter);
        }

        // an agent says it of its own members; what a class of another assembly keeps is its author's to know
        for (
            var parent = type.BaseType;
            parent is { DeclaringSyntaxReferences.Length: > 0 } && !parent.IsAgent();
            parent = parent.BaseType
        )
        {
            foreach (var state in Members(parent))
            {
                Add($"{parent.Name}.{state.Name}", place: null);
            }
        }

        return names is null ? default : new(names.ToImmutable());

        void Add(string name, ISymbol? place)
        {
            names ??= ImmutableArray.CreateBuilder<string>();
            if (place is not null)
            {
                context.Anchor(owner, AnchorKind.MutableMember, names.Count, place);
            }

            names.Add(name);
        }
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false } field)
            {
                continue;
            }

            // an event's backing field has the event as its symbol: subscribing is no state of the agent's work
            ISymbol? state = field.AssociatedSymbol switch
            {
                null => field.IsImplicitlyDeclared || field.IsEmitted() ? null : field,
                IPropertySymbol { SetMethod.IsInitOnly: false } property => property,
                _ => null,
            };
            if (state is not null)
            {
                yield return state;
            }
        }
    }

    private static IEnumerable<IParameterSymbol> WrittenParameters(
        INamedTypeSymbol type,
        IMethodSymbol? constructor,
        CancellationToken cancellationToken
    )
    {
        if (
            constructor is not { Parameters.Length: > 0, DeclaringSyntaxReferences.Length: 1 }
            || constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not TypeDeclarationSyntax
        )
        {
            yield break;
        }

        foreach (var parameter in constructor.Parameters)
        {
            // a member of the same name is what the class's methods see
            if (
                type.GetMembers(parameter.Name).IsEmpty
                && type.DeclaringSyntaxReferences.Any(part =>
                    ParameterWrites.AreIn((TypeDeclarationSyntax)part.GetSyntax(cancellationToken), parameter.Name)
                )
            )
            {
                yield return parameter;
            }
        }
    }
}
