namespace RefundDesk.Terminal;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    /// <summary>The customer has an answer, and the bank, the ledger and the audit agree.</summary>
    public const int Success = 0;

    /// <summary>The agent did not succeed, or something does not agree.</summary>
    public const int RunFailed = 1;

    /// <summary>The program was given something it can not use.</summary>
    public const int BadInput = 2;

    /// <summary>Nobody has decided: run it again.</summary>
    public const int Undecided = 3;

    /// <summary>The run was cancelled; what shells expect after Ctrl+C.</summary>
    public const int Cancelled = 130;
}
