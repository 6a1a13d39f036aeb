namespace Aegis.Usage;

/// <summary>What an event means for those that wait.</summary>
internal enum Addition
{
    /// <summary>Somebody else sees to it that it is written.</summary>
    None,

    /// <summary>It is the first that waits.</summary>
    First,

    /// <summary>There are now as many as are written together.</summary>
    Batch,

    /// <summary>It has pushed out another.</summary>
    Dropping,
}
