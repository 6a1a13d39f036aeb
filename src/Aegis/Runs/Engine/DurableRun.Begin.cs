using Aegis.Pipelines;

namespace Aegis.Runs;

// how a run begins and ends
internal sealed partial class DurableRun
{
    /// <summary>Takes the run, and reads what is there of it.</summary>
    /// <exception cref="RunException">Somebody else has it, it is another run, or the store does not answer.</exception>
    public static async Task<DurableRun> BeginAsync(
        IRunStore store,
        PipelineHost host,
        PipelineShape shape,
        RunStart start
    )
    {
        var calls = new RunCalls(store, host.RunsOptions, host.TimeProvider, start.RunId, start.Pipeline);
        var since = calls.Clock.GetTimestamp();
        var run = await calls.AskAsync("begin it", (to, token) => to.BeginAsync(start, token)).ConfigureAwait(false);
        var isOurs = run.State == RunState.Running && run.Owner == start.Owner;
        if (!isOurs)
        {
            ThrowUnlessReplayed(run, start);
        }

        var lease = isOurs ? new RunLease(calls, run.Handle, since) : null;
        try
        {
            var contents = await RunContents.ReadAsync(calls, run).ConfigureAwait(false);
            await (lease?.CatchUpAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            var durable = new DurableRun(calls, run, shape, contents, lease, host.Logger<DurableRun>())
            {
                Json = host.RunJson,
            };
            durable.NoteResumed(run);
            return durable;
        }
        catch when (isOurs)
        {
            await ReleaseAsync(calls, run.Handle).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes down how the run ended, once all of its agents have.</summary>
    public async Task EndAsync(RunState state, string? error)
    {
        if (lease is null)
        {
            return;
        }

        await lease.StopAsync().ConfigureAwait(false);
        lease.Dispose();
        await Task.WhenAll(notes).ConfigureAwait(false);
        if (Volatile.Read(ref isLost))
        {
            return;
        }

        try
        {
            var end = new RunEnd(state, error, calls.Options.Kept);
            await calls.AskAsync("end it", (store, token) => store.EndAsync(handle, end, token)).ConfigureAwait(false);
        }
        catch (RunStoreException exception)
        {
            // each agent has its commit, so that nothing is lost with this
            RunLog.EndNotRecorded(logger, RunId, calls.Pipeline, exception);
        }
    }

    /// <summary>Lets go of a run of which no agent was called.</summary>
    public Task ReleaseAsync() => lease is null ? Task.CompletedTask : ReleaseAsync(calls, handle);

    private static async Task ReleaseAsync(RunCalls calls, RunHandle handle)
    {
        var end = new RunEnd(RunState.Cancelled, "It could not begin.", calls.Options.Kept);
        Task ending = calls.AskAsync("end it", (store, token) => store.EndAsync(handle, end, token));
        // what it could not begin for is on its way to the caller; without this its lease runs out by itself
        await ending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static void ThrowUnlessReplayed(RunRecord run, RunStart start)
    {
        if (run.Pipeline != start.Pipeline)
        {
            throw new RunShapeChangedException(run, [$"it is a run of {run.Pipeline}, and not of {start.Pipeline}"]);
        }

        if (run.Shape != start.Shape)
        {
            throw new RunShapeChangedException(run, ShapeText.Differences(run.Shape, start.Shape));
        }

        if (run.Inputs != start.Inputs)
        {
            throw new RunInputsChangedException(run, InputPrints.Differences(run.Inputs, start.Inputs));
        }

        if (run.State != RunState.Succeeded)
        {
            throw new RunInProgressException(run);
        }
    }

    private void NoteResumed(RunRecord run)
    {
        var count = recorded.Count(agent => agent is not null);
        if (run.State == RunState.Succeeded && count < recorded.Length)
        {
            throw new RunValueException(
                RunId,
                $"Run '{RunId}' of {run.Pipeline} is said to have succeeded, but its store has only {count} of {recorded.Length} "
                    + "agents. Forget it, or use a new RunId."
            );
        }

        if (count > 0)
        {
            RunLog.Resumed(logger, RunId, run.Pipeline, count);
        }
    }
}
