namespace Aegis.Turns;

/// <summary>How far a run is with its turn.</summary>
internal enum TurnStep
{
    Taken,

    /// <summary>Hooks know of it.</summary>
    Begun,

    /// <summary>The tool may have been called.</summary>
    Invoked,

    /// <summary>The tool has ended; hooks are being told.</summary>
    Returned,

    /// <summary>Hooks know that it has ended.</summary>
    Ended,

    /// <summary>Nothing is left but to leave it.</summary>
    Over,

    /// <summary>It has failed, and whoever has to know does.</summary>
    Failed,
}
