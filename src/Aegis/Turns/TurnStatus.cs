namespace Aegis.Turns;

/// <summary>What has become of a turn.</summary>
public enum TurnStatus
{
    /// <summary>It has not run yet.</summary>
    Pending,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>Its tool has returned, or its stream has come to its end.</summary>
    Completed,

    /// <summary>Its tool took longer than <see cref="Turn.Timeout"/>.</summary>
    TimedOut,

    /// <summary>Its tool, a guard of it or a hook has failed.</summary>
    Failed,

    /// <summary>The caller's token has fired, or whoever followed its stream has left it.</summary>
    Cancelled,
}
