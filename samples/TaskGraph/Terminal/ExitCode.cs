namespace TaskGraph.Terminal;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Every task succeeded.</summary>
    public const int Success = 0;

    /// <summary>At least one task did not succeed.</summary>
    public const int RunFailed = 1;

    /// <summary>The program was given something it can not use, such as a graph with a cycle.</summary>
    public const int BadInput = 2;

    /// <summary>The run was cancelled; what shells expect after Ctrl+C.</summary>
    public const int Cancelled = 130;
}
