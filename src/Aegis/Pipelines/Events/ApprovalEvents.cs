using System.Text.Json;
using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Pipelines;

namespace Aegis;

/// <summary>
/// A call of a tool waits for people to allow it. The agent goes on once <see cref="IApprovals"/> or a channel brings their
/// decision, or the time for it is over.
/// </summary>
public sealed class ApprovalRequested : ToolEvent
{
    internal ApprovalRequested(in EventStamp stamp, string agentId, ApprovalNotice notice)
        : base(stamp, agentId, notice.Tool) => Approval = notice.Approval;

    /// <summary>The request as people see it.</summary>
    public Approval Approval { get; }

    /// <summary>The operation that waits for it; decisions name it.</summary>
    public Guid OperationId => Approval.OperationId;

    /// <summary>The arguments: names in order, numbers exact and in full.</summary>
    public JsonElement Arguments => Approval.Arguments;

    /// <summary>Until when it can be decided.</summary>
    public DateTimeOffset DecideBy => Approval.DecideBy;
}

/// <summary>A call that required approval waits no longer: people or a policy have decided, or nobody has in time.</summary>
public sealed class ApprovalDecided : ToolEvent
{
    internal ApprovalDecided(in EventStamp stamp, string agentId, ApprovalNotice notice)
        : base(stamp, agentId, notice.Tool) => Approval = notice.Approval;

    /// <summary>The request, with what became of it.</summary>
    public Approval Approval { get; }

    /// <summary>The operation that it was for.</summary>
    public Guid OperationId => Approval.OperationId;

    /// <summary>Whether the call may be made.</summary>
    public bool IsApproved => Approval.Status is ApprovalStatus.Approved or ApprovalStatus.Consumed;

    /// <summary>Who has decided; none when nobody has.</summary>
    public Decider? Decider => Approval.Record.Decider;

    /// <summary>Why; none when the decider did not say.</summary>
    public string? Reason => Approval.Record.Reason;
}
