using Aegis.Graph.Check;
using Aegis.Graph.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>What the rules find in one compilation, by the class it is about; computed on first use.</summary>
internal sealed class ProjectFindings(Compilation compilation, AnalyzerConfigOptions options)
{
    private readonly object gate = new();
    private ILookup<string, (Finding Finding, Location Location)>? byOwner;

    public IEnumerable<(Finding Finding, Location Location)> Of(string owner, CancellationToken cancellationToken)
    {
        // a cancelled computation leaves nothing behind; the next caller starts anew
        lock (gate)
        {
            byOwner ??= Compute(cancellationToken);
        }

        return byOwner[owner];
    }

    private ILookup<string, (Finding, Location)> Compute(CancellationToken cancellationToken)
    {
        var anchors = new SourceAnchors();
        var graph = GraphExtractor.Extract(compilation, options, anchors, cancellationToken);
        return GraphChecker
            .Check(graph, cancellationToken)
            .Findings.Select(finding => (Finding: finding, anchors.LocationOf(finding.Anchor)))
            .ToLookup(pair => pair.Finding.Anchor.Owner, StringComparer.Ordinal);
    }
}
