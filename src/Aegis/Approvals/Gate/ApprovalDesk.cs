using Aegis.Ledger;
using Microsoft.Extensions.Logging;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals;

/// <summary>Asks the channels of this process, once a request however many calls wait for it, and takes their decisions.</summary>
internal sealed class ApprovalDesk(
    IEnumerable<IApprovalChannel> channels,
    LedgerApprovals approvals,
    LedgerParts parts,
    ApprovalOptions options
) : IDisposable
{
    private readonly IApprovalChannel[] channels = [.. channels];
    private readonly object gate = new();
    private readonly Dictionary<Guid, (long Fence, CancellationTokenSource Over)> open = [];
    private bool isClosed;

    /// <summary>Asks, unless that has been done; the answers come by the store.</summary>
    public void Ask(Approval request)
    {
        if (channels.Length == 0)
        {
            return;
        }

        CancellationTokenSource over;
        lock (gate)
        {
            var fence = request.Record.Operation.Fence;
            if (isClosed || (open.TryGetValue(request.OperationId, out var asked) && asked.Fence == fence))
            {
                return;
            }

            End(request.OperationId);
            over = new CancellationTokenSource();
            open.Add(request.OperationId, (fence, over));
        }

        // in nobody's name: what a channel does is no part of the agent's run
        using (ExecutionContext.SuppressFlow())
        {
            foreach (var channel in channels)
            {
                _ = Task.Run(() => AskAsync(channel, request, over.Token), CancellationToken.None);
            }
        }
    }

    /// <summary>Notes that a request is decided, or can not be any more.</summary>
    public void Close(Guid operationId)
    {
        lock (gate)
        {
            End(operationId);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var id in open.Keys.ToList())
            {
                End(id);
            }
        }
    }

    private void End(Guid operationId)
    {
        if (open.Remove(operationId, out var asked))
        {
            // on another thread: what channels do then is not the caller's to wait for, nor under the lock
            _ = asked.Over.CancelAsync();
        }
    }

    private async Task AskAsync(IApprovalChannel channel, Approval request, CancellationToken over)
    {
        try
        {
            var decision = await channel.AskAsync(request, over).ConfigureAwait(false);
            if (decision.By.Length > 0)
            {
                await approvals
                    .DecideAsync(Step(request, decision), new Decider(decision.By, DeciderKind.Human))
                    .ConfigureAwait(false);
                Close(request.OperationId);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // somebody else has decided
        }
#pragma warning disable CA1031 // a channel of the app: its mistakes decide nothing, and end neither the process nor the call
        catch (Exception error)
#pragma warning restore CA1031
        {
            ApprovalLog.ChannelFailed(parts.Logger, channel.GetType().Name, request.OperationId, request.Tool, error);
        }
    }

    /// <summary>Names the fence that was asked about: what was asked anew since is another request.</summary>
    private OperationTransition Step(Approval request, ApprovalDecision decision)
    {
        var by = new Decider(decision.By, DeciderKind.Human);
        return decision.IsApproved
            ? DecisionSteps.Approving(request.Record, by, decision.Reason, options, parts.Options)
            : DecisionSteps.Rejecting(request.Record, by, decision.Reason, parts.Options);
    }
}
