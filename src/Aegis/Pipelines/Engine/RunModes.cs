namespace Aegis.Pipelines;

/// <summary>What a run has to do beyond calling agents in order. None of it: the fast path.</summary>
[Flags]
internal enum RunModes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An agent did not succeed, so those that need it must be skipped.</summary>
    Troubled = 1,

    /// <summary>The run's token can be cancelled, so it must be looked at before an agent starts.</summary>
    Stoppable = 2,

    /// <summary>Only so many agents may run at once.</summary>
    Gated = 4,

    /// <summary>Somebody wants events or durations.</summary>
    Observed = 8,

    /// <summary>Some agent was given a context, which may have counted usage.</summary>
    Contexts = 16,

    /// <summary>Agents take places in a pool that other runs use too.</summary>
    Pooled = 32,

    /// <summary>What agents give is kept, and those that gave it before are not called.</summary>
    Durable = 64,

    /// <summary>Somebody traces or measures runs.</summary>
    Traced = 128,

    /// <summary>What has to be looked at before an agent starts.</summary>
    Admission = Troubled | Stoppable | Gated | Observed | Durable,

    /// <summary>What has to be looked at when an agent has succeeded.</summary>
    Reporting = Observed | Contexts | Pooled | Durable | Traced,
}
