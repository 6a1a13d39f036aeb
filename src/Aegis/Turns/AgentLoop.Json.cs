using System.Text.Json;
using Aegis.Turns.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Turns;

// loops that travel
public sealed partial class AgentLoop
{
    /// <summary>Makes a loop of JSON, in another process for example.</summary>
    /// <param name="json">What <see cref="ToJson"/> has written.</param>
    /// <param name="tools">What its turns may call; all that they name has to be there.</param>
    /// <param name="options">What else it may have; limits of the context are those of the JSON. Default: nothing.</param>
    /// <returns>The loop, paused if it was. The turn that ran runs again, before all others.</returns>
    /// <exception cref="FormatException">It is of another version of Aegis.</exception>
    /// <exception cref="JsonException">It is no loop.</exception>
    /// <exception cref="ArgumentException">
    /// It names a tool or a hook that is not known, or the registry knows a loop of its name.
    /// </exception>
    public static AgentLoop FromJson(string json, IEnumerable<AIFunction> tools, AgentLoopOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var state = JsonSerializer.Deserialize(json, TurnJson.Default.LoopState) ?? throw new JsonException("No loop.");
        TurnJson.CheckVersion("loop", state.Version);
        var loop = new AgentLoop(state.Name, state.Description, tools, options);
        try
        {
            loop.Restore(state, new HookNames([.. options?.KnownHooks ?? [], .. loop.GlobalHooks ?? []]));
            return loop;
        }
        catch
        {
            loop.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The loop as JSON: its queue, the turn that runs, its context, whether it is paused; tools and hooks by name. Turns whose
    /// putting waits for a place are not part of it.
    /// </summary>
    /// <returns>One object.</returns>
    /// <exception cref="InvalidOperationException">A hook has no name, or nothing knows how a value becomes JSON.</exception>
    public string ToJson()
    {
        var state = new LoopState
        {
            Version = LoopState.CurrentVersion,
            Name = Name,
            Description = Description,
            Tools = [.. Tools.Select(static tool => tool.Name)],
            IsPaused = IsPaused,
            CurrentTurn = CurrentTurn is { Status: TurnStatus.Running or TurnStatus.Pending } current
                ? current.ToState()
                : null,
            Queue = [.. queue.Snapshot().Select(static queued => queued.Turn.ToState())],
            Hooks = hooks is null ? [] : HookNames.Of(hooks, $"loop '{Name}'"),
            ContextQueueLimit = ContextQueue.Limit,
            ContextQueue = ContextQueue.History(),
            ContextPoolLimit = ContextPool.Limit,
            ContextPool = ContextPool.Items,
        };
        return JsonSerializer.Serialize(state, TurnJson.Default.LoopState);
    }

    private void Restore(LoopState state, HookNames known)
    {
        foreach (
            var turn in (state.CurrentTurn is { } current ? [current] : Array.Empty<TurnState>()).Concat(state.Queue)
        )
        {
            var restored = Turn.FromState(turn, known);
            queue.Add(new QueuedTurn(restored, FunctionOf(restored)));
        }

        foreach (var name in state.Hooks)
        {
            Hooks.Add(known.Find(name, $"loop '{Name}'"));
        }

        ContextQueue = new ContextQueue(state.ContextQueueLimit);
        ContextQueue.Add([.. state.ContextQueue]);
        ContextPool = new ContextPool(state.ContextPoolLimit);
        foreach (var item in state.ContextPool)
        {
            ContextPool.Add(item);
        }

        if (state.IsPaused)
        {
            Pause();
        }
    }
}
