using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>A type with <c>[Tool]</c> methods to a toolset of the graph. No symbol survives it.</summary>
public static class ToolsetExtractor
{
    /// <summary>The toolset that a method belongs to; null for all of its methods but the first, so that each is found once.</summary>
    public static ToolsetNode? ExtractAtFirst(IMethodSymbol method, ExtractionContext context)
    {
        var first = ToolMethods.Of(method.ContainingType).FirstOrDefault();
        return first is not null && IsSame(first, method) ? Extract(method.ContainingType, context) : null;
    }

    public static ToolsetNode Extract(INamedTypeSymbol type, ExtractionContext context)
    {
        var declaration = TypeDeclarationExtractor.Extract(type);
        var owner = declaration.Key;
        context.Anchor(owner, AnchorKind.Name, 0, type);
        var defects = ImmutableArray<ShapeDefect>.Empty;
        var notPartial = TypeDeclarationExtractor.FirstNotPartial(type, context.CancellationToken);
        // of several declarations the compiler says itself that one lacks it
        if (notPartial is { DeclaringSyntaxReferences.Length: 1 })
        {
            defects = ImmutableArray.Create(new ShapeDefect(DefectKind.NotPartial, notPartial.Name));
            context.Anchor(owner, AnchorKind.NotPartial, 0, notPartial);
        }

        var probes = Probes.Of(type, owner, context);
        var tools = ImmutableArray.CreateBuilder<ToolNode>();
        foreach (var method in ToolMethods.Of(type))
        {
            tools.Add(ToolExtractor.Extract(method, owner, tools.Count, probes, context));
        }

        var clash = ToolsProperty.ClashIn(type);
        if (clash is not null)
        {
            context.Anchor(new Anchor(owner, AnchorKind.ClashingMember, 0, ToolsetNode.ClashPart), clash);
        }

        var inherited = ToolsProperty.InheritedBy(type, context.CancellationToken);
        return new ToolsetNode
        {
            Type = declaration,
            Tools = new(tools.ToImmutable()),
            StrayProbes = probes.Strays(type, tools),
            Inherited = inherited,
            Base = inherited == InheritedTools.None ? "" : type.BaseType!.FullName(),
            IsValue = type.IsValueType || type.IsRecord,
            TakenNames = TakenNames(type),
            Defects = new(defects),
            IsExtensible = notPartial is null && ToolMethodShape.DefectOfType(type) is null,
            ClashingMembers = clash is null ? default : new(ImmutableArray.Create(ToolsProperty.Name)),
        };
    }

    private static bool IsSame(IMethodSymbol one, IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other)
        || SymbolEqualityComparer.Default.Equals(one.PartialImplementationPart, other);

    /// <summary>What a nested type or a field must not be called: members, inherited ones too, and type parameters.</summary>
    private static EquatableArray<string> TakenNames(INamedTypeSymbol type)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (!member.IsImplicitlyDeclared && member.CanBeReferencedByName && !member.IsEmitted())
                {
                    names.Add(member.Name);
                }
            }
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            names.Add(current.Name);
            names.UnionWith(current.TypeParameters.Select(parameter => parameter.Name));
        }

        return names.ToEquatableArray();
    }
}
