using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>An agent whose parameters are bound to inputs and outputs.</summary>
/// <param name="Node">The agent.</param>
/// <param name="Bindings">What each parameter of the run method takes, in their order.</param>
/// <param name="Edges">The agents it waits for, each once.</param>
public sealed record BoundAgent(AgentNode Node, EquatableArray<Binding> Bindings, EquatableArray<Edge> Edges)
{
    public string Key => Node.Type.Key;
    public string Id => Node.Id;

    /// <summary>Whether it is not known yet what some parameter takes, so that any dependency may be the one.</summary>
    public bool IsUnsettled => Bindings.Any(binding => binding.Kind is BindingKind.Unbound or BindingKind.Ambiguous);

    /// <summary>Whether the parameters tell which outputs it takes; a composed agent takes them all.</summary>
    public bool SaysWhatItTakes => Node.Form != AgentForm.Composed && !IsUnsettled;
}

/// <summary>What a parameter takes.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Source">The key of the agent whose output it is; null otherwise.</param>
/// <param name="Fit">How that output converts.</param>
public sealed record Binding(BindingKind Kind, string? Source = null, Fit Fit = Fit.None);

/// <summary>The kinds of sources of a parameter.</summary>
public enum BindingKind
{
    Input,
    Output,
    Outcome,
    CancellationToken,
    Context,

    /// <summary>Nothing provides it.</summary>
    Unbound,

    /// <summary>Several dependencies fit equally well.</summary>
    Ambiguous,
}

/// <summary>One agent waits for another.</summary>
/// <param name="Source">The key of the agent that comes first.</param>
/// <param name="IsOptional">Whether the waiting agent runs even when the first did not succeed.</param>
/// <param name="Index">Where it stands among the attributes.</param>
/// <param name="Parameters">The parameters that take the first one's output.</param>
public sealed record Edge(string Source, bool IsOptional, int Index, EquatableArray<string> Parameters);
