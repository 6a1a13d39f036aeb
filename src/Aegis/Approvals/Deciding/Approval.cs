using System.Text.Json;
using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>A request as people see it: which tool is to be called with what, and never what a model says of it.</summary>
public sealed class Approval
{
    private readonly ApprovalPayload payload;

    /// <summary>Reads what a store has.</summary>
    /// <param name="record">The store's record.</param>
    public Approval(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Record = record;
        payload = ApprovalPayload.Read(record);
    }

    /// <summary>What the store has.</summary>
    public ApprovalRecord Record { get; }

    /// <summary>The operation that waits for it; decisions name it.</summary>
    public Guid OperationId => Record.Operation.Id;

    /// <summary>The tool that is to be called.</summary>
    public string Tool => Record.OperationName;

    /// <summary>Which version of the tool: a hash of its name and schema. None when no tool asks.</summary>
    public string? ToolVersion => payload.Version;

    /// <summary>With which arguments: names in order, numbers exact and in full.</summary>
    public JsonElement Arguments => payload.Arguments;

    /// <summary>Who wants it, and can not allow it: <c>agent:</c> and the agent's id.</summary>
    public string RequestedBy => Record.Request.RequestedBy;

    /// <summary>Until when it can be decided.</summary>
    public DateTimeOffset DecideBy => Record.DecideBy;

    /// <summary>What became of it.</summary>
    public ApprovalStatus Status => Record.Status;

    /// <summary>The tool and what became of the request.</summary>
    public override string ToString() => $"{Tool} {OperationId:d} {Status}";
}
