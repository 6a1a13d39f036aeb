using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>What callers of a pipeline with errors may rely on, so that none of their code adds an error of its own.</summary>
/// <param name="WantedInputs">The inputs that the runs would take without the errors.</param>
/// <param name="Members">Members of the developer's that must not be written again.</param>
/// <param name="Runs">Declarations of <c>RunPipelineAsync</c> that want a body.</param>
/// <param name="Properties">Properties on the result for classes that should have been agents.</param>
internal sealed record BrokenSurface(
    EquatableArray<InputStep> WantedInputs,
    EquatableArray<string> Members,
    EquatableArray<RunMethod> Runs,
    EquatableArray<string> Properties
);
