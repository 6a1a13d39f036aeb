using System.ComponentModel;

#pragma warning disable CA2012 // what is passed on is awaited once, by whoever is given it

namespace Aegis.Resilience;

/// <summary>What run methods return, as policies take it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PolicyResult
{
    /// <summary>A method without output has returned.</summary>
    public static ValueTask<NoOutput> Nothing => default;

    /// <summary>A value.</summary>
    /// <typeparam name="T">The type of the output.</typeparam>
    /// <param name="value">The output.</param>
    public static ValueTask<T> Of<T>(T value) => new(value);

    /// <summary>What will have a value.</summary>
    /// <typeparam name="T">The type of the output.</typeparam>
    /// <param name="output">What the method returned.</param>
    public static ValueTask<T> From<T>(Task<T> output) =>
        new(output ?? throw Pipelines.NullReturned.InsteadOf("a task"));

    /// <inheritdoc cref="From{T}(Task{T})"/>
    public static ValueTask<T> From<T>(ValueTask<T> output) => output;

    /// <summary>What will have completed.</summary>
    /// <param name="completion">What the method returned.</param>
    public static ValueTask<NoOutput> From(Task completion) =>
        From(new ValueTask(completion ?? throw Pipelines.NullReturned.InsteadOf("a task")));

    /// <inheritdoc cref="From(Task)"/>
    public static ValueTask<NoOutput> From(ValueTask completion)
    {
        if (!completion.IsCompletedSuccessfully)
        {
            return AwaitAsync(completion);
        }

        completion.GetAwaiter().GetResult();
        return default;
    }

    private static async ValueTask<NoOutput> AwaitAsync(ValueTask completion)
    {
        await completion.ConfigureAwait(false);
        return default;
    }
}

/// <summary>The output of a method that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoOutput;
