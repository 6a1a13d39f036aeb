namespace Aegis;

/// <summary>
/// Names the method to call when a call has failed for good: after all attempts, or because its circuit is open. What it returns
/// takes the place of the output. Not called when the run is cancelled or the total timeout is over.
/// </summary>
/// <param name="method">
/// A method of the same class that returns what the run method returns, or its output itself, in a task or not. It takes any of:
/// parameters of the run method, by name and type; the <see cref="Exception"/>; a <see cref="CancellationToken"/>; the
/// <see cref="AgentContext"/>. An agent's is at least <see langword="internal"/>, and <see langword="public"/> where its class is.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FallbackAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
