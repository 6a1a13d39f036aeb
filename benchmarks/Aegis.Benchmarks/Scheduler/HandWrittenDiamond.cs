namespace Aegis.Benchmarks.Scheduler;

/// <summary>What one would write for a diamond by hand.</summary>
internal sealed class HandWrittenDiamond(bool yields)
{
    private readonly Top top = new(new NoOpAgent(yields));
    private readonly Left left = new(new NoOpAgent(yields));
    private readonly Right right = new(new NoOpAgent(yields));
    private readonly Bottom bottom = new(new NoOpAgent(yields));

    public async Task<Result> RunAsync(int input, CancellationToken cancellationToken = default)
    {
        var topValue = await top.RunAsync(input, cancellationToken).ConfigureAwait(false);

        // both are awaited even when one throws, as the engine does; awaiting one after the other would leave the second behind
        var leftTask = left.RunAsync(topValue, cancellationToken).AsTask();
        var rightTask = right.RunAsync(topValue, cancellationToken).AsTask();
        await Task.WhenAll(leftTask, rightTask).ConfigureAwait(false);
        var (leftValue, rightValue) = (leftTask.Result, rightTask.Result);
        var bottomValue = await bottom.RunAsync(leftValue, rightValue, cancellationToken).ConfigureAwait(false);
        return new Result(topValue, leftValue, rightValue, bottomValue);
    }

    /// <summary>The shortest there is: one after the other, which forgets the right one when the left one throws.</summary>
    public async Task<Result> RunCarelesslyAsync(int input, CancellationToken cancellationToken = default)
    {
        var topValue = await top.RunAsync(input, cancellationToken).ConfigureAwait(false);
        var leftTask = left.RunAsync(topValue, cancellationToken);
        var rightTask = right.RunAsync(topValue, cancellationToken);
        var leftValue = await leftTask.ConfigureAwait(false);
        var rightValue = await rightTask.ConfigureAwait(false);
        var bottomValue = await bottom.RunAsync(leftValue, rightValue, cancellationToken).ConfigureAwait(false);
        return new Result(topValue, leftValue, rightValue, bottomValue);
    }

    internal sealed record Result(int Top, int Left, int Right, int Bottom);
}
