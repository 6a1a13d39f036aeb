using System.Globalization;

namespace Aegis.Resilience;

/// <summary>A call took longer than its <see cref="TimeoutAttribute"/> allows, and was cancelled.</summary>
/// <param name="name">The agent's id or the tool's name.</param>
/// <param name="timeout">The limit.</param>
/// <param name="isTotal">Whether it is the limit of all attempts together, not of one.</param>
public sealed class AgentTimeoutException(string name, TimeSpan timeout, bool isTotal)
    : TimeoutException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{name}' took longer than the {timeout.TotalSeconds:0.###} s that {(isTotal ? "all attempts together" : "one attempt")} may take."
        )
    )
{
    /// <summary>The limit.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Whether it is the limit of all attempts together, not of one.</summary>
    public bool IsTotal { get; } = isTotal;
}
