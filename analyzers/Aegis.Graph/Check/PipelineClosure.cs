using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>The agents of one pipeline in the order of levels, and what goes in.</summary>
/// <param name="Node">The pipeline.</param>
/// <param name="Agents">Each after those it depends on; ordered by level, then id.</param>
/// <param name="Inputs">The inputs, in the order in which they are first used.</param>
/// <param name="HasImplicitInput">Whether the one input is the text that agents without a run method are given.</param>
/// <param name="ResultNames">The property of each agent on the result, in the order of the agents.</param>
public sealed record PipelineClosure(
    PipelineNode Node,
    EquatableArray<BoundAgent> Agents,
    EquatableArray<PipelineInput> Inputs,
    bool HasImplicitInput,
    EquatableArray<string> ResultNames
)
{
    /// <summary>The names that the properties should have had; others than these where they would clash.</summary>
    public EquatableArray<string> WantedNames { get; init; } = ResultNames;

    /// <summary>
    /// The inputs that callers of a graph with errors may have in mind: also parameters that nothing provides, and the
    /// text for agents of instructions alone where a cycle, or a dependency that is no agent, leaves none to begin with.
    /// </summary>
    public EquatableArray<PipelineInput> WantedInputs { get; init; } = Inputs;
}

/// <summary>One input of a pipeline.</summary>
/// <param name="Name">The name of the parameters that take it.</param>
/// <param name="Type">Their type.</param>
/// <param name="Default">The default value that all of them agree on, as an expression; null for none.</param>
public sealed record PipelineInput(string Name, TypeName Type, string? Default);
