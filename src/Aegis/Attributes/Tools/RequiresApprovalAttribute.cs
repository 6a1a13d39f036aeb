namespace Aegis;

/// <summary>Lets a tool run only after somebody has allowed the call. No answer means no.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresApprovalAttribute : Attribute
{
    /// <summary>How long a call waits for an answer, in seconds. Default: 3600.</summary>
    public int TimeoutSeconds { get; set; } = 3600;
}
