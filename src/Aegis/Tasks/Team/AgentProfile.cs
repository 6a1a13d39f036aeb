using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>Who does tasks: a system prompt, a model, and tools.</summary>
public sealed class AgentProfile
{
    private readonly int maxToolRounds;

    /// <summary>A profile.</summary>
    /// <param name="name">What <see cref="AgentTask.Agent"/> calls it.</param>
    /// <param name="systemPrompt">Its instructions; empty for none.</param>
    /// <exception cref="ArgumentException">The name is blank or has more than one line.</exception>
    public AgentProfile(string name, string systemPrompt)
    {
        TaskName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(systemPrompt);
        Name = name;
        SystemPrompt = systemPrompt;
    }

    /// <summary>What <see cref="AgentTask.Agent"/> calls it.</summary>
    public string Name { get; }

    /// <summary>Its instructions; empty for none.</summary>
    public string SystemPrompt { get; }

    /// <summary>Its model. Default: the one that <see cref="Client"/> names, else the orchestrator's.</summary>
    public IChatClient? ChatClient { get; init; }

    /// <summary>The key of its <see cref="IChatClient"/> among the orchestrator's services. Default: none.</summary>
    public string? Client { get; init; }

    /// <summary>The model to ask the client for. Default: the client's own choice.</summary>
    public string? Model { get; init; }

    /// <summary>The tools that its model may call. Default: none.</summary>
    public IReadOnlyList<AITool> Tools { get; init; } = [];

    /// <summary>
    /// How many times in one answer its model may ask for tools. Default: 0, which is
    /// <see cref="AegisOptions.MaxToolRounds"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxToolRounds
    {
        get => maxToolRounds;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            maxToolRounds = value;
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
