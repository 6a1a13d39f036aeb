using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>What an agent asks its model.</summary>
internal sealed record ChatQuestion
{
    public ChatQuestion(
        string? instructions,
        string message,
        string? model,
        IReadOnlyList<AITool> tools,
        int maxToolRounds,
        int maxOutputTokens
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentOutOfRangeException.ThrowIfNegative(maxToolRounds);
        ArgumentOutOfRangeException.ThrowIfNegative(maxOutputTokens);
        (Instructions, Message, Model, Tools) = (instructions, message, model, tools);
        (MaxToolRounds, MaxOutputTokens) = (maxToolRounds, maxOutputTokens);
    }

    public string? Instructions { get; }

    public string Message { get; }

    public string? Model { get; }

    /// <summary>The tools of the agent's own class.</summary>
    public IReadOnlyList<AITool> Tools { get; }

    /// <summary>0 for the default.</summary>
    public int MaxToolRounds { get; }

    /// <summary>0 for the provider's own.</summary>
    public int MaxOutputTokens { get; }
}
