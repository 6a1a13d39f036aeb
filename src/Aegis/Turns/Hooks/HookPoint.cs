namespace Aegis.Turns;

/// <summary>
/// Where hooks are called. A turn that goes well: BeforeTurn, BeforeRun, BeforeInvoke, the tool, AfterInvoke, RunValue,
/// AfterRun, RunEnded, TurnValue, and, once the value was taken, AfterTurn. Of a stream Yielded, RunValue and TurnValue come for
/// each item, then AfterInvoke, AfterRun, RunEnded and AfterTurn.
/// </summary>
public enum HookPoint
{
    /// <summary>Loop: a turn is to be queued. One that throws keeps it out.</summary>
    BeforePut,

    /// <summary>Loop: a turn was queued.</summary>
    AfterPut,

    /// <summary>Loop: a turn was taken from the queue.</summary>
    BeforeTurn,

    /// <summary>Loop: a value was routed, and is given to whoever follows the loop unless it went elsewhere.</summary>
    TurnValue,

    /// <summary>Loop: a turn has completed, and its values were taken.</summary>
    AfterTurn,

    /// <summary>Loop: a turn has failed.</summary>
    TurnFailed,

    /// <summary>Loop: the time of a turn was over.</summary>
    TurnTimedOut,

    /// <summary>Loop: it waits, since somebody has paused it.</summary>
    Paused,

    /// <summary>Loop: it goes on.</summary>
    Resumed,

    /// <summary>Turn: it begins.</summary>
    BeforeRun,

    /// <summary>Turn: its tool has given a value.</summary>
    RunValue,

    /// <summary>Turn: it has completed.</summary>
    AfterRun,

    /// <summary>Turn: its time was over.</summary>
    RunTimedOut,

    /// <summary>Turn: it has failed. A hook that throws replaces the exception.</summary>
    RunFailed,

    /// <summary>Turn: it has ended, however it has. Called once for each BeforeTurn.</summary>
    RunEnded,

    /// <summary>Tool: it is to be called.</summary>
    BeforeInvoke,

    /// <summary>Tool: its stream has given an item.</summary>
    Yielded,

    /// <summary>Tool: it has returned; of a stream with the list of items, those so far when it was left early.</summary>
    AfterInvoke,

    /// <summary>Tool: it has failed.</summary>
    InvokeFailed,
}
