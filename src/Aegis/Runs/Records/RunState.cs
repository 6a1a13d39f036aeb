namespace Aegis.Runs;

/// <summary>How far a durable run has come.</summary>
public enum RunState
{
    /// <summary>Somebody runs it, or did until the process died: then its lease is over, and anybody may go on with it.</summary>
    Running,

    /// <summary>Every agent succeeded. To run it again gives the same result and calls nobody.</summary>
    Succeeded,

    /// <summary>At least one agent did not succeed. To run it again calls those that did not.</summary>
    Failed,

    /// <summary>Its timeout ended it. To run it again goes on with it.</summary>
    TimedOut,

    /// <summary>Its caller gave it up. To run it again goes on with it.</summary>
    Cancelled,
}
