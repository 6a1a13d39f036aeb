namespace Aegis.Memory;

/// <summary>What becomes of a key.</summary>
public enum MemoryWriteKind
{
    /// <summary>It stays as it is, and has to be so when the others are written.</summary>
    Check,

    /// <summary>It is given a value.</summary>
    Set,

    /// <summary>It is removed.</summary>
    Remove,
}
