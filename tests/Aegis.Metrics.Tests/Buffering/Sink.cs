using Aegis.Buffering;

namespace Aegis.Metrics.Tests.Buffering;

/// <summary>Where a buffer writes, and what it says.</summary>
internal sealed class Sink : IRecordBufferListener
{
    /// <summary>What there were attempts to write.</summary>
    public List<int[]> Batches { get; } = [];

    public List<string> Said { get; } = [];

    /// <summary>What writing ends with; nothing when it works.</summary>
    public Exception? Error { get; set; }

    /// <summary>What writing waits for.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Ends with the first attempt.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it goes on waiting when it is told to give up.</summary>
    public bool IsDeaf { get; set; }

    public async ValueTask WriteAsync(IReadOnlyList<int> batch, CancellationToken cancellationToken)
    {
        Batches.Add([.. batch]);
        Reached.TrySetResult();
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(IsDeaf ? CancellationToken.None : cancellationToken);
        }

        if (Error is { } error)
        {
            throw error;
        }
    }

    public void OutageBegan(long waiting, Exception exception) =>
        Said.Add($"began {exception.Message}, {waiting} wait");

    public void OutageEnded(long dropped) => Said.Add($"ended, {dropped} dropped");

    public void DroppingBegan() => Said.Add("dropping");

    public void CameLate() => Said.Add("late");

    public void Lost(long count, Exception exception) => Said.Add($"lost {count}: {exception.Message}");
}
