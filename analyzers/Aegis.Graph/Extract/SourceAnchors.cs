using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>
/// Where in the source the parts of agents and pipelines are. Kept apart from the graph: the generator extracts without,
/// so that moving a line regenerates nothing; the analyzer turns anchors into locations by it.
/// </summary>
public sealed class SourceAnchors
{
    private readonly Dictionary<Anchor, Location> locations = new();

    public void Add(Anchor anchor, Location? location)
    {
        if (location is { IsInSource: true } && !locations.ContainsKey(anchor))
        {
            locations.Add(anchor, location);
        }
    }

    public void Add(Anchor anchor, AttributeData attribute, CancellationToken cancellationToken) =>
        Add(anchor, attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation());

    /// <summary>The named argument of an attribute.</summary>
    public void Add(Anchor anchor, AttributeData attribute, string argument, CancellationToken cancellationToken)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        var named = syntax?.ArgumentList?.Arguments.FirstOrDefault(a =>
            a.NameEquals?.Name.Identifier.ValueText == argument
        );
        Add(anchor, named?.GetLocation());
    }

    /// <summary>The place itself, failing that the name of its owner.</summary>
    public Location LocationOf(Anchor anchor) =>
        locations.TryGetValue(anchor, out var location) ? location
        : locations.TryGetValue(new Anchor(anchor.Owner, AnchorKind.Name), out var name) ? name
        : Location.None;
}
