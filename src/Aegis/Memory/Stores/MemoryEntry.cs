namespace Aegis.Memory;

/// <summary>What a memory holds under a key.</summary>
/// <param name="Version">
/// Grows with every change of the memory, so that a key never has a version twice. 0: the key was never there.
/// </param>
/// <param name="Json">The value; none when the key was removed.</param>
public sealed record MemoryEntry(long Version, string? Json)
{
    internal static readonly MemoryEntry None = new(0, Json: null);
}
