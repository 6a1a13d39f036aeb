namespace Aegis.Tasks;

/// <summary>Profiles that tasks can name.</summary>
public sealed class AgentTeam
{
    private readonly Dictionary<string, AgentProfile> byName = new(StringComparer.Ordinal);

    private AgentTeam(string name, IReadOnlyList<AgentProfile> profiles)
    {
        Name = name;
        Profiles = profiles;
        foreach (var profile in profiles)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profiles));
            if (!byName.TryAdd(profile.Name, profile))
            {
                throw new ArgumentException(
                    $"Team '{name}' has two profiles '{profile.Name}'. Each needs a name of its own.",
                    nameof(profiles)
                );
            }
        }
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Its profiles, in the order they were given.</summary>
    public IReadOnlyList<AgentProfile> Profiles { get; }

    /// <summary>Makes a team.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="profiles">Its profiles. When there is only one, tasks need not name it.</param>
    /// <returns>The team.</returns>
    /// <exception cref="ArgumentException">The name is blank, or two profiles have one name.</exception>
    public static AgentTeam Create(string name, params AgentProfile[] profiles)
    {
        TaskName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(profiles);
        return new AgentTeam(name, [.. profiles]);
    }

    /// <summary>Who does a task; none when code does it and it names nobody.</summary>
    /// <exception cref="ArgumentException">The task names a profile that the team does not have, or none where there are several.</exception>
    internal AgentProfile? ProfileFor(AgentTask task)
    {
        if (task.Agent is { } named)
        {
            return byName.GetValueOrDefault(named)
                ?? throw new ArgumentException(
                    $"Task '{task.Id}' is for '{named}', which is no profile of team '{Name}'."
                        + $"{Suggestion.For(named, byName.Keys)} {Names()}"
                );
        }

        return !task.Work.AsksModel ? null
            : Profiles is [var only] ? only
            : throw new ArgumentException(
                $"Task '{task.Id}' does not say which profile of team '{Name}' does it. Set Agent. {Names()}"
            );
    }

    private string Names() =>
        Profiles.Count == 0
            ? "The team has no profiles."
            : $"The profiles are {string.Join(", ", Profiles.Select(profile => $"'{profile.Name}'"))}.";
}
