using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aegis.Runs;
using Aegis.Telemetry;

namespace Aegis.Pipelines;

/// <summary>Runs a pipeline: any number of times, also at the same time.</summary>
/// <typeparam name="TState">The struct that the generator wrote for the pipeline.</typeparam>
/// <typeparam name="TResult">The type of the pipeline's result.</typeparam>
/// <param name="host">Where the pipeline's agents get models, services and the clock from.</param>
/// <param name="shape">The pipeline's graph.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class PipelineRunner<TState, TResult>(PipelineHost host, PipelineShape shape)
    where TState : struct, IPipelineState<TResult>
    where TResult : PipelineResult
{
    private readonly RunPool<PipelineRun<TState, TResult>> pool = new();

    /// <summary>Runs the pipeline once.</summary>
    /// <param name="state">The inputs. The slots are overwritten.</param>
    /// <param name="options">How the run differs from what the pipeline declares.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    /// <returns>The result, which also tells of agents that failed.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="RunException">The run is to be kept, and that was not possible.</exception>
    /// <exception cref="OperationCanceledException">The token fired before every agent had ended; by now all have.</exception>
    public Task<TResult> RunAsync(ref TState state, PipelineRunOptions? options, CancellationToken cancellationToken)
    {
        options?.Validate();
        if (StoreOf(options) is { } store)
        {
            return RunDurablyApart(state, options!, store, stream: null, cancellationToken);
        }

        var settings = new RunSettings(shape, options, host);
        if (ExecutionContext.IsFlowSuppressed())
        {
            return RunApart(state, options, cancellationToken);
        }

        return settings.AllowInline && !cancellationToken.IsCancellationRequested && !RunSpans.IsWanted
            ? RunInline(ref state, in settings, cancellationToken)
            : Rent().Start(in state, in settings, stream: null, cancellationToken);
    }

    /// <summary>Runs the pipeline once, and tells what happens.</summary>
    /// <param name="state">The inputs.</param>
    /// <param name="options">How the run differs from what the pipeline declares.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    /// <returns>The events; the last is <see cref="RunCompleted{TResult}"/>. Each enumeration is a run.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public IAsyncEnumerable<PipelineEvent> StreamAsync(
        TState state,
        PipelineRunOptions? options,
        CancellationToken cancellationToken
    )
    {
        options?.Validate();
        return Stream(state, options, cancellationToken);
    }

    // what an agent leaves in its AsyncLocals is undone by restoring the caller's context, which can not be had here
    private Task<TResult> RunApart(TState state, PipelineRunOptions? options, CancellationToken cancellationToken)
    {
        var span = PipelineRun.CallersSpan;
        return Task.Run(
            () =>
            {
                PipelineRun.Adopt(span);
                var settings = new RunSettings(shape, options, host);
                return Rent().Start(in state, in settings, stream: null, cancellationToken);
            },
            CancellationToken.None
        );
    }

    private Task<TResult> RunInline(ref TState state, in RunSettings settings, CancellationToken cancellationToken)
    {
        var timing = settings.MeasuresDuration
            ? new InlineTiming(new RunClock(host.TimeProvider, tellsTime: false), shape)
            : null;
        var inline = new InlineRun(timing, cancellationToken);
        state.CancellationToken = cancellationToken;
        Exception? error = null;
        try
        {
            state.RunInline(ref inline);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        if (inline.Agent < shape.Ids.Length)
        {
            return Rent().TakeOver(in state, in settings, in inline, error, cancellationToken);
        }

        var record =
            timing?.ToRecord(settings.RunId)
            ?? (settings.RunId is { } runId ? new PipelineRunRecord(shape, runId) : shape.Succeeded);
        if (timing is not null)
        {
            NoteMetrics(record, timing, settings.Tenant);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        return Task.FromResult(state.CreateResult(record));
    }

    private async IAsyncEnumerable<PipelineEvent> Stream(
        TState state,
        PipelineRunOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<PipelineEvent>(new UnboundedChannelOptions { SingleReader = true });

        // on the thread pool: agents that do not give up their thread must not keep the reader from the first events
        var run = Task.Run(() => StartAsync(state, options, events.Writer, abandoned.Token), CancellationToken.None);
        var read = false;
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return happened;
            }

            read = true;
        }
        finally
        {
            if (!read)
            {
                await AbandonAsync(run, abandoned).ConfigureAwait(false);
            }
        }

        await EndAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResult> StartAsync(
        TState state,
        PipelineRunOptions? options,
        ChannelWriter<PipelineEvent> events,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var running = StoreOf(options) is { } store
                ? RunDurablyAsync(state, options!, store, events, cancellationToken)
                : Rent().Start(in state, new RunSettings(shape, options, host), events, cancellationToken);
            return await running.ConfigureAwait(false);
        }
        catch
        {
            // a run that could not begin closes nothing itself, and its reader would wait for ever
            events.TryComplete();
            throw;
        }
    }

    private static async Task AbandonAsync(Task run, CancellationTokenSource abandoned)
    {
        await abandoned.CancelAsync().ConfigureAwait(false);
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // as asked for
        }
    }

    private static async Task EndAsync(Task run, CancellationToken cancellationToken)
    {
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private PipelineRun<TState, TResult> Rent() => pool.TryRent() ?? new(host, shape, pool);
}
