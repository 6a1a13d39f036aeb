using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>The agents that a class names, in attributes' order.</summary>
internal static class DependencyExtractor
{
    /// <summary>What a type that should be an agent is, and the symbol when it is one.</summary>
    public static (Dependency Dependency, INamedTypeSymbol? Agent) Extract(
        ITypeSymbol? target,
        bool isNull,
        bool isOptional,
        Compilation compilation
    )
    {
        // the compiler has nothing against null, which is no agent
        if (isNull)
        {
            return (new Dependency("null", "null", isOptional, TargetKind.NoAgent), null);
        }

        if (target is null or { TypeKind: TypeKind.Error })
        {
            return (new Dependency(target?.Name ?? "", target?.Name ?? "", isOptional, TargetKind.Unknown), null);
        }

        var kind =
            target is not INamedTypeSymbol type || !type.IsAgent() ? TargetKind.NoAgent
            : Contracts.IsExternal(type, compilation) && Contracts.Of(type, compilation) is null
                ? TargetKind.WithoutContract
            : TargetKind.Agent;
        var obstacle =
            kind == TargetKind.Agent ? ExternalReach.ObstacleOf((INamedTypeSymbol)target, compilation) : null;
        kind = obstacle is null ? kind : TargetKind.OutOfReach;
        return (
            new Dependency(target.Key(), target.ShortName(), isOptional, kind) { Obstacle = obstacle ?? "" },
            kind == TargetKind.Agent ? (INamedTypeSymbol)target : null
        );
    }

    /// <summary>The agents of other assemblies among these, and those that they depend on in turn.</summary>
    public static EquatableArray<AgentNode> ExternalClosure(
        IEnumerable<INamedTypeSymbol?> targets,
        ExtractionContext context
    )
    {
        Dictionary<string, AgentNode>? found = null;
        foreach (var target in targets)
        {
            if (target is null || !Contracts.IsExternal(target, context.Compilation))
            {
                continue;
            }

            found ??= new(StringComparer.Ordinal);
            if (found.ContainsKey(target.Key()))
            {
                continue;
            }

            var node = AgentExtractor.Extract(target, context with { Anchors = null });
            foreach (var transitive in node.ExternalAgents)
            {
                found[transitive.Type.Key] = transitive;
            }

            found[node.Type.Key] = node with { ExternalAgents = default };
        }

        return found is null
            ? default
            : new(found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(p => p.Value).ToImmutableArray());
    }
}
