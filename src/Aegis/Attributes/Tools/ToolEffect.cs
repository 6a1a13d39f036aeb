namespace Aegis;

/// <summary>What a call of a tool does to the world; it decides which repetitions are safe.</summary>
public enum ToolEffect
{
    /// <summary>Not said: a call that was sent is never repeated by itself.</summary>
    Unspecified,

    /// <summary>Nothing: it only looks.</summary>
    ReadOnly,

    /// <summary>A second call with the same arguments changes nothing more.</summary>
    Idempotent,

    /// <summary>A call that may have happened is not repeated, and shows as unknown.</summary>
    AtMostOnce,

    /// <summary>The remote side recognises a repeated call by a key that it is handed.</summary>
    IdempotentDownstream,

    /// <summary>The remote side can be asked whether a call happened.</summary>
    Queryable,

    /// <summary>It happens in the same database transaction as the record of it.</summary>
    Transactional,
}
