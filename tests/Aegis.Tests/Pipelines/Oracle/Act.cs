namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>What an agent of a <see cref="Scenario"/> does.</summary>
internal enum Act
{
    /// <summary>Returns at once.</summary>
    Return,

    /// <summary>Returns a task that has completed.</summary>
    ReturnTask,

    /// <summary>Yields, then returns.</summary>
    Yield,

    /// <summary>Yields twice, the second time by a continuation that runs on top of another's stack.</summary>
    YieldTwice,

    /// <summary>Throws before it returns a task.</summary>
    Throw,

    /// <summary>Returns a task that has failed.</summary>
    ReturnFailed,

    /// <summary>Yields, then throws.</summary>
    YieldThrow,

    /// <summary>Yields, then throws as if cancelled, for reasons of its own.</summary>
    ThrowCancelled,
}
