using System.Globalization;
using System.Text;

namespace Aegis.Ledger.Tests.Simulation;

/// <summary>The foreign system that effects happen in. It counts what happens, whoever asks for it.</summary>
internal sealed class SimRemote(SimQueue queue, SimFaults faults, ToolEffect effect)
{
    private readonly Dictionary<string, long> known = [];
    private long next;

    /// <summary>What has happened: a number for each time, with whose arguments.</summary>
    public List<(long Number, int Payload)> Effects { get; } = [];

    /// <summary>Calls it from a process.</summary>
    public async ValueTask<long> CallAsync(SimNode node, LedgerCall call, int payload, CancellationToken token)
    {
        if (faults.Happens(0.08))
        {
            throw new DefinitelyNotExecutedException("nobody listens");
        }

        if (effect == ToolEffect.Transactional)
        {
            await node.After(faults.Delay());
            return next++;
        }

        if (faults.Kill(node, 2))
        {
            await new TaskCompletionSource().Task;
        }

        var answer = new TaskCompletionSource<long>();
        token.Register(() => answer.TrySetCanceled(token));
        // on its way, whatever becomes of the sender; never as long as LedgerOptions.MaxInFlight
        queue.Add(faults.Delay(), () => Arrive(node, call, payload, answer));
        if (faults.Kill(node, 3))
        {
            await new TaskCompletionSource().Task;
        }

        return await answer.Task;
    }

    /// <summary>Asks it from a process whether something has happened.</summary>
    public async ValueTask<ProbeAnswer> ProbeAsync(SimNode node, LedgerCall call)
    {
        await node.After(faults.Delay());
        var answer =
            faults.Happens(0.05) ? ProbeAnswer.CannotTell
            : known.TryGetValue(call.DownstreamKey, out var number) ? ProbeAnswer.Done(number)
            : ProbeAnswer.NotDone;
        await node.After(faults.Delay());
        return answer;
    }

    public void WriteInTransaction(OperationResult result) =>
        Effects.Add(
            (long.Parse(Encoding.UTF8.GetString(result.Content.Span), CultureInfo.InvariantCulture), Payload: 0)
        );

    private void Arrive(SimNode node, LedgerCall call, int payload, TaskCompletionSource<long> answer)
    {
        if (effect != ToolEffect.IdempotentDownstream || !known.TryGetValue(call.DownstreamKey, out var number))
        {
            number = next++;
            known[call.DownstreamKey] = number;
            Effects.Add((number, payload));
        }

        if (faults.Kill(node, 4))
        {
            return;
        }

        var isLost = faults.Happens(0.05);
        node.Add(
            faults.Delay(),
            () => _ = isLost ? answer.TrySetException(new TimeoutException("no answer")) : answer.TrySetResult(number)
        );
    }
}
