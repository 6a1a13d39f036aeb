using System.Text.Json;
using Aegis.Ledger;
using Aegis.Tools;

namespace Aegis.Approvals;

/// <summary>What all gates of an app share.</summary>
internal sealed class ApprovalServices(
    LedgerParts parts,
    LedgerApprovals approvals,
    ApprovalDesk desk,
    PolicyTable rules,
    ApprovalOptions options
)
{
    // agents and people may bear the same name
    private const string RequesterPrefix = "agent:";
    private const int MaxRequesterLength = 80;

    public LedgerParts Parts => parts;

    public LedgerApprovals Approvals => approvals;

    public ApprovalDesk Desk => desk;

    public ApprovalOptions Options => options;

    /// <summary>The action as one that needs approval: it shows, and is compared by, what people see.</summary>
    /// <exception cref="ApprovalPolicyException">The policy could not judge it.</exception>
    /// <exception cref="CanonicalJsonException">It is too long to be shown.</exception>
    public async ValueTask<LedgerAction> GateAsync(
        LedgerAction action,
        ToolCall call,
        CancellationToken cancellationToken
    )
    {
        var tool = call.Definition;
        var context = call.Context;
        var payload = ApprovalPayload.Write(tool.Name, tool.Version, action.Arguments);
        var policy = rules.Of(tool.Name);
        var verdict = await PolicyJudgement
            .OfAsync(policy, Subject(action, context), cancellationToken)
            .ConfigureAwait(false);
        var decider = new Decider(verdict.By!, DeciderKind.Policy);
        return action with
        {
            Arguments = payload,
            Approval = new ApprovalRequest
            {
                Policy = policy.Id,
                RequestedBy = StoredText.Fit(RequesterPrefix + context.AgentId, MaxRequesterLength),
                Payload = payload,
                DecideWithin = TimeSpan.FromSeconds(tool.ApprovalTimeoutSeconds),
            },
            ApprovalWait = options.Wait,
            Gate = new ApprovalGate(this, context, tool.Name, decider, verdict),
        };
    }

    private static ApprovalSubject Subject(LedgerAction action, AgentContext context)
    {
        using var arguments = JsonDocument.Parse(action.Arguments);
        return new ApprovalSubject
        {
            Tool = action.Operation,
            Arguments = arguments.RootElement.Clone(),
            AgentId = context.AgentId,
            RunId = context.RunId,
            Tenant = action.Tenant,
        };
    }
}
