using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Turns.Json;

/// <summary>A loop as JSON.</summary>
internal sealed record LoopState
{
    /// <summary>What a reader has to understand.</summary>
    public const int CurrentVersion = 1;

    public required int Version { get; init; }
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public IReadOnlyList<string> Tools { get; init; } = [];
    public bool IsPaused { get; init; }

    /// <summary>The turn that ran; it runs again, before all others.</summary>
    public TurnState? CurrentTurn { get; init; }
    public IReadOnlyList<TurnState> Queue { get; init; } = [];
    public IReadOnlyList<string> Hooks { get; init; } = [];
    public int ContextQueueLimit { get; init; } = Turns.ContextQueue.DefaultLimit;
    public IReadOnlyList<ContextItem> ContextQueue { get; init; } = [];
    public int? ContextPoolLimit { get; init; }
    public IReadOnlyList<ContextItem> ContextPool { get; init; } = [];
}

/// <summary>A turn as JSON.</summary>
internal sealed record TurnState
{
    /// <summary>Of a turn by itself; one within a loop has the loop's.</summary>
    public int? Version { get; init; }
    public required string Tool { get; init; }
    public Dictionary<string, JsonElement> Arguments { get; init; } = [];

    /// <summary>In seconds; none for ever.</summary>
    public double? TimeoutSeconds { get; init; }
    public JsonObject? Metadata { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<string>? Hooks { get; init; }
    public TurnStatus Status { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public JsonElement? Output { get; init; }
    public string? Error { get; init; }
}
