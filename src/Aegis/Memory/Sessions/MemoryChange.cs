namespace Aegis.Memory;

/// <summary>What a session wants a key to be.</summary>
/// <param name="Key">The key.</param>
/// <param name="Before">What was committed when the session looked.</param>
/// <param name="Json">The value that it is to have; none: it is to be removed.</param>
internal readonly record struct MemoryChange(string Key, MemoryEntry Before, string? Json);
