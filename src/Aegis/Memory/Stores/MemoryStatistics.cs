namespace Aegis.Memory;

/// <summary>How much a memory holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">How many keys have a value.</param>
/// <param name="Bytes">How long the values are together, as JSON in UTF-8.</param>
/// <param name="Version">How often it was changed.</param>
public sealed record MemoryStatistics(string Name, long Keys, long Bytes, long Version);
