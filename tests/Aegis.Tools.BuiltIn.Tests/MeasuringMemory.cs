namespace Aegis.Tools.BuiltIn.Tests;

/// <summary>Tests that count what the process allocates run alone.</summary>
[CollectionDefinition(nameof(MeasuringMemory), DisableParallelization = true)]
public class MeasuringMemory;
