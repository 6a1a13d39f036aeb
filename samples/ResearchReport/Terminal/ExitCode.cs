namespace ResearchReport.Terminal;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    /// <summary>The report is written and every agent succeeded.</summary>
    public const int Success = 0;

    /// <summary>At least one agent did not succeed.</summary>
    public const int RunFailed = 1;

    /// <summary>The program was given something it can not use.</summary>
    public const int BadInput = 2;

    /// <summary>The run was cancelled; what shells expect after Ctrl+C.</summary>
    public const int Cancelled = 130;
}
