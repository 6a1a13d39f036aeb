namespace Aegis;

/// <summary>
/// Says that a tool with a side effect needs nobody's approval: a decision, where nothing at all may be an oversight. Changes
/// nothing else.
/// </summary>
/// <param name="reason">Why models may call it on their own, for whoever reads the code.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoApprovalAttribute(string reason) : Attribute
{
    /// <summary>Why models may call it on their own.</summary>
    public string Reason { get; } = reason;
}
