namespace Aegis.Turns;

// how a turn gives its values
internal sealed partial class LoopRun
{
    private TurnItems? items;

    /// <summary>A turn of one value.</summary>
    private async ValueTask<bool> RunOnceAsync()
    {
        var turn = this.turn!;
        try
        {
            await BeginAsync(turn).ConfigureAwait(false);
            await turn.InvokeAsync(call).ConfigureAwait(false);
            step = TurnStep.Returned;
            var value = turn.Output;
            await FireAsync(HookPoint.AfterInvoke, value).ConfigureAwait(false);
            await FireAsync(HookPoint.RunValue, value).ConfigureAwait(false);
            await CompleteAsync(turn).ConfigureAwait(false);
            await RouteAsync(turn, value).ConfigureAwait(false);
            step = TurnStep.Over;
            return true;
        }
        catch (Exception error)
        {
            await FailAsync(turn, error).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next item of a stream.</summary>
    private async ValueTask<bool> NextItemAsync()
    {
        var turn = this.turn!;
        try
        {
            caller.ThrowIfCancellationRequested();
            if (items is null)
            {
                await BeginAsync(turn).ConfigureAwait(false);
                items = turn.Open(call);
            }

            if (await items.MoveNextAsync().ConfigureAwait(false))
            {
                var item = items.Current;
                await FireAsync(HookPoint.Yielded, item).ConfigureAwait(false);
                await FireAsync(HookPoint.RunValue, item).ConfigureAwait(false);
                await RouteAsync(turn, item).ConfigureAwait(false);
                return true;
            }

            await CloseItemsAsync().ConfigureAwait(false);
            step = TurnStep.Returned;
            await FireAsync(HookPoint.AfterInvoke, turn.Output).ConfigureAwait(false);
            await CompleteAsync(turn).ConfigureAwait(false);
            step = TurnStep.Over;
            return false;
        }
        catch (Exception error)
        {
            await FailAsync(turn, error).ConfigureAwait(false);
            throw;
        }
    }

    private ValueTask CloseItemsAsync()
    {
        var open = items;
        items = null;
        return open?.CloseAsync() ?? default;
    }
}
