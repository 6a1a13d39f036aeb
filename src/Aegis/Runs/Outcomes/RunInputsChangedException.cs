namespace Aegis.Runs;

/// <summary>The inputs are others than those that the run began with. No agent was called.</summary>
/// <param name="run">The run.</param>
/// <param name="inputs">The names of the inputs whose values differ.</param>
public sealed class RunInputsChangedException(RunRecord run, IReadOnlyList<string> inputs)
    : RunException(
        run.RunId,
        $"Run '{run.RunId}' of {run.Pipeline} began with another value of {string.Join(", ", inputs.Select(name => $"'{name}'"))}. "
            + "Give it the same inputs, or use a new RunId."
    )
{
    /// <summary>The names of the inputs whose values differ.</summary>
    public IReadOnlyList<string> Inputs { get; } = inputs;
}
