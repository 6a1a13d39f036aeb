using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The methods with <c>[Probe]</c> of a type, each given to the tool that it names.</summary>
internal sealed class Probes
{
    private readonly List<(IMethodSymbol Method, string Names)> found = [];
    private readonly HashSet<int> taken = [];

    public static Probes Of(INamedTypeSymbol type, string owner, ExtractionContext context)
    {
        var probes = new Probes();
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.IsImplicitlyDeclared || AttributeOf(method) is not { } attribute)
            {
                continue;
            }

            context.Anchor(new Anchor(owner, AnchorKind.Probe, probes.found.Count), attribute);
            if (attribute.HasUnknownArgument())
            {
                // the compiler says so; nothing is known of what it is for
                probes.taken.Add(probes.found.Count);
            }

            probes.found.Add((method, attribute.Text() ?? ""));
        }

        return probes;
    }

    /// <summary>The first probe of a tool that fits, else the first; null for none, and where none is asked.</summary>
    public ProbeMethod? For(IMethodSymbol tool, ToolNode node, ExtractionContext context)
    {
        if (node.Effect != ToolEffect.Queryable)
        {
            return null;
        }

        var candidates = found
            .Select((probe, index) => (probe, index))
            .Where(pair => pair.probe.Names == tool.Name)
            .Select(pair => ProbeFit.Of(pair.probe.Method, pair.index, tool, node, context.Compilation))
            .ToList();
        var chosen =
            candidates.Find(probe => probe.IsUsable && !taken.Contains(probe.Index)) ?? candidates.FirstOrDefault();
        if (chosen is not null)
        {
            taken.Add(chosen.Index);
        }

        return chosen;
    }

    /// <summary>Those that no tool has taken.</summary>
    public EquatableArray<StrayProbe> Strays(INamedTypeSymbol type, IReadOnlyList<ToolNode> tools)
    {
        return found
            .Select((probe, index) => new StrayProbe(index, probe.Method.Name, Detail(probe.Names)))
            .Where(stray => !taken.Contains(stray.Index))
            .ToEquatableArray();

        string Detail(string name) =>
            tools.FirstOrDefault(tool => tool.Method == name) is not { } named
                ? $"names '{name}', which is no [Tool] of '{type.Name}'"
            : named.Effect == ToolEffect.Queryable ? $"names '{name}', which has another [Probe]; remove one"
            : $"names '{name}', whose effect is {named.Effect}; nobody asks unless it is Queryable";
    }

    private static AttributeData? AttributeOf(IMethodSymbol method) =>
        method.MayHaveAttributes() || method.PartialImplementationPart is not null
            ? method.Find("ProbeAttribute") ?? method.PartialImplementationPart?.Find("ProbeAttribute")
            : null;
}
