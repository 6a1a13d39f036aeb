using System.Runtime.ExceptionServices;

namespace Aegis.Turns;

// how a turn ends, and who hears of it
internal sealed partial class LoopRun
{
    /// <summary>Leaves the turn: it has completed, it has failed, or whoever follows the loop has left in its midst.</summary>
    public async ValueTask LeaveTurnAsync()
    {
        try
        {
            if (step == TurnStep.Over)
            {
                await FireAsync(HookPoint.AfterTurn).ConfigureAwait(false);
            }
            else if (step is not (TurnStep.Taken or TurnStep.Failed))
            {
                await CancelAsync(turn!).ConfigureAwait(false);
            }
        }
        finally
        {
            call.End();
            Volatile.Write(ref turn, null);
        }
    }

    /// <summary>Whoever follows has left between two items.</summary>
    private async ValueTask CancelAsync(Turn turn)
    {
        try
        {
            await CloseItemsAsync().ConfigureAwait(false);
            step = TurnStep.Returned;
            turn.End(TurnStatus.Cancelled, error: null, loop.Time);
            await FireAsync(HookPoint.AfterInvoke, turn.Output).ConfigureAwait(false);
            step = TurnStep.Ended;
            await FireAsync(HookPoint.RunEnded).ConfigureAwait(false);
            step = TurnStep.Failed;
        }
        catch (Exception error)
        {
            await FailAsync(turn, error).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells whoever has to know; throws what a hook throws in place of the exception.</summary>
    private async ValueTask FailAsync(Turn turn, Exception error)
    {
        Span?.NoteFailure(error);
        if (step == TurnStep.Taken)
        {
            // it runs elsewhere, and is not this run's to end
            step = TurnStep.Failed;
            return;
        }

        var failedAt = step;
        step = TurnStep.Failed;
        var told = await CloseFailedAsync(turn, error).ConfigureAwait(false);
        var status = StatusOf(told);
        if (failedAt < TurnStep.Ended)
        {
            turn.End(status, told, loop.Time);
            if (failedAt == TurnStep.Invoked && status == TurnStatus.Failed)
            {
                told = await TellAsync(HookPoint.InvokeFailed, told).ConfigureAwait(false);
            }

            told = status switch
            {
                TurnStatus.Failed => await TellAsync(HookPoint.RunFailed, told).ConfigureAwait(false),
                TurnStatus.TimedOut => await TellAsync(HookPoint.RunTimedOut, told).ConfigureAwait(false),
                _ => told,
            };
            told = await TellAsync(HookPoint.RunEnded, told).ConfigureAwait(false);
        }

        told = status switch
        {
            TurnStatus.Failed => await TellAsync(HookPoint.TurnFailed, told).ConfigureAwait(false),
            TurnStatus.TimedOut => await TellAsync(HookPoint.TurnTimedOut, told).ConfigureAwait(false),
            _ => told,
        };
        if (!ReferenceEquals(told, error))
        {
            ExceptionDispatchInfo.Throw(told);
        }
    }

    /// <summary>What a tool throws once its time is over came of that.</summary>
    private async ValueTask<Exception> CloseFailedAsync(Turn turn, Exception error)
    {
        var told =
            call.HasExpired && error is not TurnTimeoutException
                ? new TurnTimeoutException(turn, turn.Timeout, error)
                : error;
        try
        {
            await CloseItemsAsync().ConfigureAwait(false);
        }
        catch (Exception closing) when (!call.HasExpired)
        {
            return closing;
        }
        catch (Exception)
        {
            // the clean-up of a tool whose time is over: what it ends with is not why the turn has ended
        }

        return told;
    }

    private TurnStatus StatusOf(Exception error) =>
        error is TurnTimeoutException timeout && ReferenceEquals(timeout.Turn, turn) ? TurnStatus.TimedOut
        : error is OperationCanceledException && caller.IsCancellationRequested ? TurnStatus.Cancelled
        : TurnStatus.Failed;

    /// <returns>The exception; that of a hook which threw one replaces it.</returns>
    private async ValueTask<Exception> TellAsync(HookPoint point, Exception error)
    {
        try
        {
            await FireAsync(point, value: null, error).ConfigureAwait(false);
            return error;
        }
        catch (Exception replaced)
        {
            return replaced;
        }
    }
}
