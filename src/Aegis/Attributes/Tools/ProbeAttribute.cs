namespace Aegis;

/// <summary>
/// Marks the method that finds out whether a call of a tool took effect, when nobody knows: the process died, or the answer was
/// lost. For tools whose effect is <see cref="ToolEffect.Queryable"/>.
/// </summary>
/// <param name="tool">The name of the tool's method, which is of the same class.</param>
/// <remarks>
/// The method returns a <see cref="Ledger.ProbeAnswer"/>, in a task or not; the result in it is one that the tool returns, and is
/// given to the model as that one would have been. It takes a <see cref="ToolCallKey"/>, which has the value that the call had, or
/// the tool's parameter with <see cref="IdempotencyKeyAttribute"/>; and any of: other parameters of the tool, by name and type;
/// parameters with <see cref="ServiceAttribute"/>; a <see cref="CancellationToken"/>; the <see cref="AgentContext"/>. An exception
/// leaves the outcome unknown.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ProbeAttribute(string tool) : Attribute
{
    /// <summary>The name of the tool's method.</summary>
    public string Tool { get; } = tool;
}
