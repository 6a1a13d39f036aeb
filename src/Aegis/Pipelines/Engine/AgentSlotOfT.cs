using System.ComponentModel;
using System.Runtime.CompilerServices;

#pragma warning disable CA2012 // a slot is the one owner of its ValueTask and consumes it exactly once

namespace Aegis.Pipelines;

/// <summary>
/// One agent's output in one run: first on its way, then here. It is a single <see cref="ValueTask{TResult}"/>, which has
/// room for both, so that a run pays no second field an agent.
/// </summary>
/// <typeparam name="T">The type of the output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct AgentSlot<T>
{
    private ValueTask<T> task;

    /// <summary>The output; the type's default when the agent did not succeed.</summary>
    public readonly T Value => task.Result;

    /// <summary>Keeps an output that is already known.</summary>
    /// <param name="value">The output.</param>
    /// <returns>Always <see langword="true"/>: the agent has completed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(T value)
    {
        task = new ValueTask<T>(value);
        return true;
    }

    /// <summary>Keeps the output if it has come, else what it will come from.</summary>
    /// <param name="output">What the run method returned.</param>
    /// <returns>Whether the agent has completed. If by an exception, it is thrown.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ValueTask<T> output)
    {
        if (output.IsCompleted)
        {
            task = new ValueTask<T>(output.Result);
            return true;
        }

        task = output;
        return false;
    }

    /// <inheritdoc cref="Take(ValueTask{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(Task<T> output) => Take(new ValueTask<T>(output ?? throw NullReturned.InsteadOf("a task")));

    /// <summary>
    /// Keeps the output if it has come by now, else asks for a call when it comes; on no particular thread or context.
    /// </summary>
    /// <param name="continuation">What to call, once. It calls this again.</param>
    /// <returns>Whether the agent has completed. If by an exception, it is thrown.</returns>
    public bool Await(Action continuation)
    {
        var output = task;
        if (!output.IsCompleted)
        {
            output.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            return false;
        }

        task = default;
        task = new ValueTask<T>(output.Result);
        return true;
    }
}
