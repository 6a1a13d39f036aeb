namespace RefundDesk.Crashes;

/// <summary>Where the process can be killed, to see what the next one makes of it.</summary>
public enum CrashPoint
{
    /// <summary>While the call waits for somebody to allow it.</summary>
    WhileWaiting,

    /// <summary>After the ledger has recorded that the refund begins, before the bank hears of it.</summary>
    BeforeRefund,

    /// <summary>After the bank has refunded, before the ledger hears of it.</summary>
    AfterRefund,

    /// <summary>After the ledger has the bank's receipt, before the model is told of it.</summary>
    AfterCommit,
}
