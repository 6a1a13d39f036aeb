using System.Text.Json;
using System.Text.Json.Nodes;
using Aegis.Turns.Json;

namespace Aegis.Turns;

// turns that travel
public partial class Turn
{
    /// <summary>Reads a turn. Its tool is found by name when it is put, its arguments are checked when it runs.</summary>
    /// <param name="json">What <see cref="ToJson"/> has written.</param>
    /// <param name="knownHooks">The hooks that it may name. Default: none.</param>
    /// <returns>The turn; one that was running is pending.</returns>
    /// <exception cref="FormatException">It is of another version of Aegis.</exception>
    /// <exception cref="JsonException">It is no turn.</exception>
    /// <exception cref="ArgumentException">It names a hook that is not known.</exception>
    public static Turn FromJson(string json, IEnumerable<TurnHook>? knownHooks = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var state = JsonSerializer.Deserialize(json, TurnJson.Default.TurnState) ?? throw new JsonException("No turn.");
        TurnJson.CheckVersion("turn", state.Version);
        return FromState(state, new HookNames(knownHooks ?? []));
    }

    /// <summary>The turn as JSON: its tool and its hooks by name, its arguments as they are now.</summary>
    /// <returns>One object.</returns>
    /// <exception cref="InvalidOperationException">A hook has no name, or nothing knows how a value becomes JSON.</exception>
    public string ToJson() =>
        JsonSerializer.Serialize(ToState() with { Version = LoopState.CurrentVersion }, TurnJson.Default.TurnState);

    internal static Turn FromState(TurnState state, HookNames known)
    {
        var turn = new Turn(state.Tool, new TurnArguments(state.Arguments));
        turn.Timeout = state.TimeoutSeconds is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : System.Threading.Timeout.InfiniteTimeSpan;
        if (state.Metadata is { } metadata)
        {
            turn.Extras.Metadata = metadata;
        }

        turn.Tags.UnionWith(state.Tags ?? []);
        foreach (var name in state.Hooks ?? [])
        {
            turn.Hooks.Add(known.Find(name, $"turn '{state.Tool}'"));
        }

        turn.Restore(
            state.Status == TurnStatus.Running ? TurnStatus.Pending : state.Status,
            state.StartedAt,
            state.EndedAt,
            state.Output,
            state.Error
        );
        return turn;
    }

    internal TurnState ToState()
    {
        var output = OutputJson();
        return new TurnState
        {
            Tool = Tool,
            Arguments = ArgumentsNow().ToJson(),
            TimeoutSeconds = Timeout == System.Threading.Timeout.InfiniteTimeSpan ? null : Timeout.TotalSeconds,
            Metadata = OwnMetadata is { Count: > 0 } metadata ? (JsonObject)metadata.DeepClone() : null,
            Tags = OwnTags is { Count: > 0 } tags ? [.. tags.Order(StringComparer.Ordinal)] : null,
            Hooks = OwnHooks is { Count: > 0 } hooks ? HookNames.Of(hooks, $"turn '{Tool}'") : null,
            Status = Status,
            StartedAt = StartedAt,
            EndedAt = EndedAt,
            Output = output,
            Error = Error?.Message,
        };
    }

    /// <summary>The output as JSON; none when there is none, or when it went into a queue.</summary>
    private protected virtual JsonElement? OutputJson() => Output is null or Turn ? null : TurnJson.Of(Output);
}
