namespace Aegis.Runs;

/// <summary>How a run has ended.</summary>
/// <param name="State">Anything but <see cref="RunState.Running"/>.</param>
/// <param name="Error">Why it did not succeed.</param>
/// <param name="Kept">How long it is kept from now on.</param>
public sealed record RunEnd(RunState State, string? Error, TimeSpan Kept);
