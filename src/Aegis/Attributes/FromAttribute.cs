namespace Aegis;

/// <summary>
/// Names the dependency whose output a parameter of a run method takes, where its type alone does not settle it.
/// </summary>
/// <param name="agent">One of the agents this agent depends on.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromAttribute(Type agent) : Attribute
{
    /// <summary>The dependency whose output the parameter takes.</summary>
    public Type Agent { get; } = agent;
}

/// <summary>
/// Names the dependency whose output a parameter of a run method takes, where its type alone does not settle it.
/// </summary>
/// <typeparam name="TAgent">One of the agents this agent depends on.</typeparam>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromAttribute<TAgent>() : FromAttribute(typeof(TAgent));
