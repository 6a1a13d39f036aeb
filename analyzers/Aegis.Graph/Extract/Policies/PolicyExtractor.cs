using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Policies;

/// <summary>The policy attributes of an agent or a tool, with the defaults of its assembly.</summary>
internal static class PolicyExtractor
{
    private static readonly (PolicyKind Kind, string Attribute)[] Kinds =
    [
        (PolicyKind.ConcurrencyLimit, "ConcurrencyLimitAttribute"),
        (PolicyKind.Timeout, "TimeoutAttribute"),
        (PolicyKind.CircuitBreaker, "CircuitBreakerAttribute"),
        (PolicyKind.Retry, "RetryAttribute"),
    ];

    /// <summary>From the outside in; an attribute of the class takes the place of the assembly's.</summary>
    public static EquatableArray<Policy> OfAgent(INamedTypeSymbol type, string owner, ExtractionContext context)
    {
        var own = type.GetAttributes();
        var assembly = type.ContainingAssembly?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty;
        var policies = ImmutableArray.CreateBuilder<Policy>();
        foreach (var (kind, name) in Kinds)
        {
            if (own.Find(name) is { } attribute)
            {
                context.Anchor(owner, AnchorKind.PolicyAttribute, (int)kind, attribute);
                Add(policies, kind, attribute, isOfAssembly: false, context);
            }
            else if (assembly.Find(name) is { } common)
            {
                context.Anchor(owner, AnchorKind.PolicyAttribute, (int)kind, common);
                Add(policies, kind, common, isOfAssembly: true, context);
            }
        }

        return new(policies.ToImmutable());
    }

    /// <summary>A tool's own: what the assembly sets is for agents.</summary>
    public static EquatableArray<Policy> OfTool(
        IMethodSymbol method,
        string owner,
        int index,
        ExtractionContext context
    )
    {
        var policies = ImmutableArray.CreateBuilder<Policy>();
        foreach (var (kind, name) in Kinds)
        {
            if ((method.Find(name) ?? method.PartialImplementationPart?.Find(name)) is { } attribute)
            {
                context.Anchor(new Anchor(owner, AnchorKind.ToolPolicy, index, (int)kind), attribute);
                Add(policies, kind, attribute, isOfAssembly: false, context);
            }
        }

        return new(policies.ToImmutable());
    }

    private static void Add(
        ImmutableArray<Policy>.Builder policies,
        PolicyKind kind,
        AttributeData attribute,
        bool isOfAssembly,
        ExtractionContext context
    )
    {
        // of an attribute that is no C# the compiler says so
        if (!attribute.HasUnknownArgument())
        {
            policies.Add(AttributeText.ToPolicy(kind, attribute, isOfAssembly, context.Compilation));
        }
    }
}
