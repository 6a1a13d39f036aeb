using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>What every extractor needs; lives no longer than one extraction.</summary>
/// <param name="Compilation">Where conversions and well-known types come from.</param>
/// <param name="Anchors">Collects places in the source; null when nobody reports.</param>
/// <param name="CancellationToken">Stops the extraction.</param>
public sealed record ExtractionContext(
    Compilation Compilation,
    SourceAnchors? Anchors,
    CancellationToken CancellationToken
)
{
    public void Anchor(string owner, AnchorKind kind, int index, ISymbol symbol) =>
        Anchor(new Anchor(owner, kind, index), symbol);

    public void Anchor(string owner, AnchorKind kind, int index, AttributeData attribute) =>
        Anchor(new Anchor(owner, kind, index), attribute);

    public void Anchor(Anchor anchor, ISymbol symbol)
    {
        if (Anchors is not null && symbol.Locations.Length > 0)
        {
            Anchors.Add(anchor, symbol.Locations[0]);
        }
    }

    public void Anchor(Anchor anchor, AttributeData attribute) => Anchors?.Add(anchor, attribute, CancellationToken);

    public void Anchor(string owner, PolicyArgument argument, AttributeData attribute) =>
        Anchors?.Add(
            new Anchor(owner, AnchorKind.Policy, (int)argument),
            attribute,
            argument.ToString(),
            CancellationToken
        );
}
