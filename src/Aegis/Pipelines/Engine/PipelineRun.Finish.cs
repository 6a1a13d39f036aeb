namespace Aegis.Pipelines;

// how the run ends
public abstract partial class PipelineRun
{
    /// <summary>Every agent has ended, and so has the run as soon as the agents that were built for it are disposed of.</summary>
    private void Finish()
    {
        // from here on neither the caller's token nor the timeout changes what became of the run
        control?.End();
        var error =
            control?.Fault
            ?? (callerToken.IsCancellationRequested ? new OperationCanceledException(callerToken) : null);
        if (resources is null)
        {
            Complete(error);
        }
        else
        {
            _ = CompleteAsync(resources, error);
        }
    }

    private async Task CompleteAsync(PipelineHost resources, Exception? error)
    {
        try
        {
            await resources.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = error is null ? exception : new AggregateException(error, exception);
        }

        Complete(error);
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
