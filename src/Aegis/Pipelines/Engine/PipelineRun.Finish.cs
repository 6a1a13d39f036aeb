namespace Aegis.Pipelines;

// how the run ends
public abstract partial class PipelineRun
{
    /// <summary>
    /// Every agent has ended, and so has the run as soon as what it leaves behind is put away: the agents that were built
    /// for it, and the callbacks on its token.
    /// </summary>
    private void Finish(long reading)
    {
        endedAt = reading;
        // from here on neither the caller's token nor the timeout changes what became of the run
        var callbacks = control?.End() ?? Task.CompletedTask;
        var error =
            control?.Fault
            ?? (callerToken.IsCancellationRequested ? new OperationCanceledException(callerToken) : null);
        NoteMetrics();
        if (resources is null && durable is null && callbacks.IsCompletedSuccessfully)
        {
            Complete(error);
        }
        else
        {
            _ = CompleteAsync(callbacks, error);
        }
    }

    private async Task CompleteAsync(Task callbacks, Exception? error)
    {
        var thrown = new List<Exception>();
        try
        {
            await callbacks.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Add(thrown, exception);
        }

        try
        {
            if (resources is not null)
            {
                await resources.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Add(thrown, exception);
        }

        if (error is null)
        {
            // what the agents have done is not lost for what they left behind
            cleanupErrors = thrown.Count > 0 ? thrown : null;
        }
        else if (thrown.Count > 0)
        {
            error =
                error is OperationCanceledException
                    ? new AggregateException(thrown)
                    : new AggregateException([error, .. thrown]);
        }

        if (durable is not null)
        {
            await EndDurableAsync(error).ConfigureAwait(false);
            // it may have heard only now that the run is somebody else's
            error ??= control!.Fault;
        }

        Complete(error);
    }

    private static void Add(List<Exception> thrown, Exception exception)
    {
        if (exception is AggregateException several)
        {
            thrown.AddRange(several.Flatten().InnerExceptions);
        }
        else
        {
            thrown.Add(exception);
        }
    }

    /// <summary>Hands the result or the exception to the caller, and the run to whoever needs one next.</summary>
    private protected abstract void Complete(Exception? error);

    /// <summary>Tells those who follow the run that it is over.</summary>
    /// <returns>What a listener threw.</returns>
    private protected Exception? Announce<TResult>(TResult result)
        where TResult : PipelineResult
    {
        events?.Publish(new RunCompleted<TResult>(events.Now, result));
        return events?.Fault;
    }

    private protected void CloseEvents() => events?.Close();
}
