using Aegis.Approvals;
using Aegis.Ledger;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using RefundDesk.Crashes;

namespace RefundDesk.Desk;

/// <summary>Says how to decide over HTTP. The decision comes by the ledger, whoever writes it there.</summary>
public sealed class RestChannel(CrashSwitch crash, IServer server, ILedgerStore store) : IApprovalChannel
{
    /// <inheritdoc/>
    public async ValueTask<ApprovalDecision> AskAsync(Approval request, CancellationToken cancellationToken)
    {
        crash.At(CrashPoint.WhileWaiting);
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var (tenant, id) = (request.Record.Operation.Tenant, request.OperationId);
        var operation = await store.FindAsync(tenant, id, cancellationToken);
        Console.WriteLine($"  waits     {request.Tool} {request.Arguments}, for a decision until {request.DecideBy:u}");
        foreach (var verb in (string[])["approve", "reject"])
        {
            Console.WriteLine(
                $"  {verb, -9} curl -X POST {address}/api/v1/hitl/{verb} -H 'Tenant-Id: {tenant}' "
                    + $"-H 'Thread-Id: {operation!.Thread}' -H 'Idempotency-Key: {operation.Key}'"
            );
        }

        return ApprovalDecision.None;
    }
}
