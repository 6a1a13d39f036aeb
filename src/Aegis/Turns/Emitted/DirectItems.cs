namespace Aegis.Turns;

/// <summary>The items as the method gives them.</summary>
internal sealed class DirectItems<T>(TurnCall call, IAsyncEnumerable<T> stream, List<T> taken) : TurnItems
{
    private readonly IAsyncEnumerator<T> items = stream.GetAsyncEnumerator(call.CancellationToken);
    private Task<bool>? step;

    public override async ValueTask<bool> MoveNextAsync()
    {
        call.Resume();
        if (!await call.WithinTimeAsync(StepAsync()).ConfigureAwait(false))
        {
            return false;
        }

        taken.Add(items.Current);
        Current = items.Current;
        return true;
    }

    public override async ValueTask CloseAsync()
    {
        if (step is { IsCompleted: false })
        {
            // an enumerator can not be disposed of while it moves
            _ = CloseLaterAsync(step);
            return;
        }

        call.Resume();
        await call.WithinTimeAsync(DisposeAsync()).ConfigureAwait(false);
    }

    private ValueTask<bool> StepAsync()
    {
        var pending = items.MoveNextAsync();
        if (pending.IsCompleted)
        {
            return pending;
        }

        step = pending.AsTask();
        return new ValueTask<bool>(step);
    }

    private async ValueTask<bool> DisposeAsync()
    {
        await items.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    private async Task CloseLaterAsync(Task last)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await items.DisposeAsync().ConfigureAwait(false);
    }
}
