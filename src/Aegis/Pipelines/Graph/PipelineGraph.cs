using Aegis.Pipelines;

namespace Aegis;

/// <summary>A pipeline as data: what depends on what, and what goes in.</summary>
/// <param name="Name">The name of the pipeline's class.</param>
/// <param name="Agents">The agents, each after those it depends on.</param>
/// <param name="Edges">Which agent waits for which.</param>
/// <param name="Inputs">What <c>RunPipelineAsync</c> takes.</param>
public sealed record PipelineGraph(
    string Name,
    IReadOnlyList<GraphAgent> Agents,
    IReadOnlyList<GraphEdge> Edges,
    IReadOnlyList<GraphInput> Inputs
)
{
    /// <summary>The graph as a Mermaid flowchart: the same text for the same graph, on every machine.</summary>
    /// <returns>Lines that end in <c>\n</c>. Optional edges are dashed; edges bear the parameters that they feed.</returns>
    public string ToMermaid() => MermaidWriter.Write(this);

    /// <summary>The graph as indented JSON: the same text for the same graph, on every machine.</summary>
    /// <returns>
    /// An object with <c>name</c>, <c>agents</c>, <c>edges</c> and <c>inputs</c>, whose members are named as the properties
    /// here; enumerations by name. It is meant for files: embedded in HTML it has to be escaped.
    /// </returns>
    public string ToJson() => GraphJsonWriter.Write(this);
}

/// <summary>One agent of a pipeline.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Form">Who wrote its run method.</param>
/// <param name="Output">The type of its output as C# writes it; <c>void</c> for none.</param>
/// <param name="Description">What it does, when the class says so.</param>
public sealed record GraphAgent(string Id, AgentForm Form, string Output, string? Description = null)
{
    /// <summary>An agent whose developer wrote its run method.</summary>
    /// <param name="id">The stable id.</param>
    /// <param name="output">The type of its output as C# writes it; <c>void</c> for none.</param>
    /// <param name="description">What it does, when the class says so.</param>
    public GraphAgent(string id, string output, string? description = null)
        : this(id, AgentForm.Bodied, output, description) { }

    /// <summary>The names of the tools that its model may call, as far as they are known at compile time.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Its policies, from the outside in, as attributes without brackets: <c>Retry(3)</c>.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];
}

/// <summary>One agent waits for another.</summary>
/// <param name="From">The id of the agent that comes first.</param>
/// <param name="To">The id of the agent that waits.</param>
/// <param name="Optional">Whether the waiting agent runs even when the first did not succeed.</param>
/// <param name="Parameters">The parameters of the waiting agent that take the first one's output.</param>
public sealed record GraphEdge(string From, string To, bool Optional, IReadOnlyList<string> Parameters)
{
    /// <summary>One agent waits for another, and does not run unless that succeeded.</summary>
    /// <param name="from">The id of the agent that comes first.</param>
    /// <param name="to">The id of the agent that waits.</param>
    /// <param name="parameters">The parameters of the waiting agent that take the first one's output.</param>
    public GraphEdge(string from, string to, params string[] parameters)
        : this(from, to, Optional: false, parameters) { }
}

/// <summary>One input of a pipeline.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">Its type as C# writes it.</param>
public sealed record GraphInput(string Name, string Type);
