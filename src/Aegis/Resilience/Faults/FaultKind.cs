namespace Aegis.Resilience;

/// <summary>What an exception says about whoever was called.</summary>
public enum FaultKind
{
    /// <summary>Nothing in particular: any exception that is none of the others. Retried, and counted against the called.</summary>
    Unknown,

    /// <summary>It may work the next time: a 408, 425, 429 or 5xx, a broken connection, a timeout. Retried and counted.</summary>
    Transient,

    /// <summary>The call itself is wrong, any other 4xx say: it would fail again, and the called is not to blame.</summary>
    Caller,

    /// <summary>It was turned away before anything was sent, by an open circuit, a full queue, a budget that is used up or an approval that nobody has given yet.</summary>
    Rejected,

    /// <summary>The caller has given up.</summary>
    Cancelled,
}
