namespace Aegis.Tasks;

/// <summary>Where a task of a <see cref="TaskQueue"/> stands.</summary>
public enum TaskState
{
    /// <summary>It has not started.</summary>
    Pending,

    /// <summary>It has started and not ended.</summary>
    Running,

    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It will not start, because a task it needs did not succeed or because the queue was stopped.</summary>
    Skipped,
}
