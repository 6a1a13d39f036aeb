using System.ComponentModel;
using System.Runtime.CompilerServices;
using Aegis.Resilience;

#pragma warning disable CA2012 // a slot is the one owner of its ValueTask and consumes it exactly once

namespace Aegis.Pipelines;

/// <summary>The completion of one agent without output in one run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct AgentSlot
{
    private ValueTask task;

    /// <summary>Keeps what the completion will come from, unless it has come.</summary>
    /// <param name="completion">What the run method returned.</param>
    /// <returns>Whether the agent has completed. If by an exception, it is thrown.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ValueTask completion)
    {
        if (completion.IsCompleted)
        {
            completion.GetAwaiter().GetResult();
            return true;
        }

        task = completion;
        return false;
    }

    /// <inheritdoc cref="Take(ValueTask)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(Task completion) => Take(new ValueTask(completion ?? throw NullReturned.InsteadOf("a task")));

    /// <inheritdoc cref="Take(ValueTask)"/>
    public bool Take(ValueTask<NoOutput> completion) =>
        completion.IsCompletedSuccessfully ? Take(default(ValueTask)) : Take(new ValueTask(completion.AsTask()));

    /// <inheritdoc cref="AgentSlot{T}.Await"/>
    public bool Await(Action continuation)
    {
        var completion = task;
        if (!completion.IsCompleted)
        {
            completion.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            return false;
        }

        task = default;
        completion.GetAwaiter().GetResult();
        return true;
    }
}
