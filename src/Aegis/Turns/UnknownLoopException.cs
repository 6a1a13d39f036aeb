namespace Aegis.Turns;

/// <summary>A turn was sent to a loop that nobody knows by that name.</summary>
/// <param name="name">The name.</param>
/// <param name="known">The names that are known.</param>
public sealed class UnknownLoopException(string name, IEnumerable<string> known)
    : Exception(
        $"There is no loop named '{name}'. Known: {string.Join(", ", known.DefaultIfEmpty("none"))}. A loop is known by "
            + "its name when AgentLoopOptions.Services, or AgentLoopOptions.Registry, has an AgentLoopRegistry."
    )
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
