namespace Aegis.Resilience;

/// <summary>How long a call may take.</summary>
public sealed class TimeoutOptions
{
    /// <summary>How long all attempts and the waits between them may take together. Default: no limit.</summary>
    public TimeSpan? Total { get; set; }

    /// <summary>How long one attempt may take. Default: no limit.</summary>
    public TimeSpan? Attempt { get; set; }
}
