using System.Collections.Immutable;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace Aegis.Analyzers;

/// <summary>The descriptors of all rules.</summary>
public static class Descriptors
{
    /// <summary>In the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        RuleCatalog
            .GraphRules.Select(rule => rule.Rule)
            .Append(IgnoredResultAnalyzer.Descriptor)
            .Append(BlockingToolAnalyzer.Descriptor)
            .Append(HookAnalyzer.Descriptor)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToImmutableArray();

    internal static ImmutableDictionary<string, DiagnosticDescriptor> ById { get; } =
        All.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);
}
