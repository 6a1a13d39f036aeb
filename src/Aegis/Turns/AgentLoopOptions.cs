namespace Aegis.Turns;

/// <summary>What a loop may have beside its name and its tools.</summary>
public sealed class AgentLoopOptions
{
    /// <summary>
    /// Where tools find services, and where the loop finds its registry and the global hooks. Default: nowhere.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Who knows the loop by its name. Default: the one of <see cref="Services"/>, if it has one.</summary>
    public AgentLoopRegistry? Registry { get; init; }

    /// <summary>
    /// How many turns the queue holds before who puts one has to wait. Turns that tools return are queued all the same.
    /// Default: any number.
    /// </summary>
    public int? Capacity { get; init; }

    /// <summary>How many items the context queue holds. Default: 10.</summary>
    public int ContextQueueLimit { get; init; } = Turns.ContextQueue.DefaultLimit;

    /// <summary>How many items the context pool holds. Default: any number.</summary>
    public int? ContextPoolLimit { get; init; }

    /// <summary>The clock. Default: the one of <see cref="Services"/>, else the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Hooks that JSON of a loop or of its turns may name. Default: none but the global ones.</summary>
    public IEnumerable<TurnHook> KnownHooks { get; init; } = [];
}
