using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Approvals;
using Aegis.AspNetCore.Identity;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Hitl;

/// <summary>A page of what waits for a decision.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="NextCursor">Where the next page begins; none after the last.</param>
internal sealed record PendingPage(IReadOnlyList<PendingApproval> Items, string? NextCursor);

/// <summary>What waits for a decision.</summary>
/// <param name="RequestId">By which it can be asked after.</param>
/// <param name="Key">With which a decision names it.</param>
/// <param name="ThreadId">With which a decision has to come.</param>
/// <param name="Operation">What is to be done.</param>
/// <param name="RequestedBy">Who wants it, and can not decide.</param>
/// <param name="Policy">Which policy asks for a decision.</param>
/// <param name="RequestedAt">When it was asked.</param>
/// <param name="DecideBy">Until when it can be decided.</param>
/// <param name="Payload">What a decision may repeat: the arguments, of a tool's call with the tool and its version. Numbers as people write them.</param>
/// <param name="Rendered">The tool and its arguments for eyes: one line a value, nothing invisible.</param>
internal sealed record PendingApproval(
    string RequestId,
    string Key,
    string ThreadId,
    string Operation,
    string RequestedBy,
    string Policy,
    DateTimeOffset RequestedAt,
    DateTimeOffset DecideBy,
    JsonElement Payload,
    string Rendered
)
{
    /// <summary>How long it is, about.</summary>
    [JsonIgnore]
    public int Length => Payload.GetRawText().Length + Rendered.Length;

    public static PendingApproval Of(Caller caller, ApprovalRecord approval, string key)
    {
        var shown = new Approval(approval);
        return new(
            RequestHandles.Of(caller, approval.Operation.Id),
            key,
            approval.Thread,
            approval.OperationName,
            approval.Request.RequestedBy,
            approval.Request.Policy,
            approval.RequestedAt,
            approval.DecideBy,
            ReadableJson.Of(JsonElement.Parse(approval.Request.Payload)),
            PayloadText.Of(shown.Tool, shown.Arguments)
        );
    }
}
