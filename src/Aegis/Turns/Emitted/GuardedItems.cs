using System.Text.Json;
using System.Threading.Channels;

namespace Aegis.Turns;

/// <summary>The items of a call that runs within its guards: a lock, say, is held until the stream is left.</summary>
internal sealed class GuardedItems : TurnItems
{
    private readonly Channel<object?> items = Channel.CreateBounded<object?>(
        new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true }
    );
    private readonly TurnCall call;
    private readonly Action<object?> taken;
    private readonly CancellationTokenSource stop;
    private readonly Task<bool> producer;

    private GuardedItems(TurnCall call, TurnArguments arguments, Action<object?> taken, Func<JsonElement, object?> read)
    {
        (this.call, this.taken) = (call, taken);
        stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        producer = ProduceAsync(arguments, read);
    }

    public static TurnItems Open(
        TurnCall call,
        TurnArguments arguments,
        Action<object?> taken,
        Func<JsonElement, object?>? read = null
    ) => new GuardedItems(call, arguments, taken, read ?? (static element => element));

    public override async ValueTask<bool> MoveNextAsync()
    {
        call.Resume();
        if (!await call.WithinTimeAsync(items.Reader.WaitToReadAsync()).ConfigureAwait(false))
        {
            return false;
        }

        items.Reader.TryRead(out var item);
        taken(item);
        Current = item;
        return true;
    }

    public override async ValueTask CloseAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        if (!call.HasExpired)
        {
            call.Resume();
            await call.WithinTimeAsync(new ValueTask<bool>(producer)).ConfigureAwait(false);
            stop.Dispose();
        }
    }

    /// <returns>Never fails: whoever reads hears of it.</returns>
    private async Task<bool> ProduceAsync(TurnArguments arguments, Func<JsonElement, object?> read)
    {
        var sink = new ItemSink(items.Writer);
        try
        {
            var toolCall = call.NewToolCall(arguments.Evaluate(call.Services), sink, stop.Token);
            var outcome = await call.Function.ExecuteAsync(toolCall).ConfigureAwait(false);
            call.ThrowIfError(outcome);
            if (!sink.HasStarted)
            {
                foreach (var item in ReplayedResult.ReadItems(outcome.Value, read))
                {
                    await items.Writer.WriteAsync(item, stop.Token).ConfigureAwait(false);
                }
            }

            items.Writer.Complete();
        }
        catch (Exception error)
        {
            items.Writer.Complete(error);
        }

        return true;
    }
}
