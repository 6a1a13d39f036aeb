using Aegis.Graph.Check;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>One rule over the graph; knows no symbols, so that the generator and the analyzer judge alike.</summary>
public abstract class GraphRule
{
    public abstract DiagnosticDescriptor Rule { get; }

    public abstract void Check(CheckContext context);
}
