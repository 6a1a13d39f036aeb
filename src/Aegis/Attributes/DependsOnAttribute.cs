namespace Aegis;

/// <summary>Lets the agent start only after another agent, whose output it may take as a parameter.</summary>
/// <param name="agent">The agent that comes first.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class DependsOnAttribute(Type agent) : Attribute
{
    /// <summary>The agent that comes first.</summary>
    public Type Agent { get; } = agent;

    /// <summary>
    /// Whether this agent runs even when <see cref="Agent"/> did not succeed; it still waits for its end.
    /// Default: <see langword="false"/>, this agent is then skipped.
    /// </summary>
    public bool Optional { get; set; }
}

/// <summary>Lets the agent start only after another agent, whose output it may take as a parameter.</summary>
/// <typeparam name="TAgent">The agent that comes first.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DependsOnAttribute<TAgent>() : DependsOnAttribute(typeof(TAgent));
