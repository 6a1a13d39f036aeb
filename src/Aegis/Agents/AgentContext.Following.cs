using Aegis.Pipelines;

namespace Aegis;

// what the agent tells whoever follows the run
public sealed partial class AgentContext
{
    /// <summary>Whether anybody follows the run, so that it is worth asking the model for its answer in pieces.</summary>
    internal bool IsFollowed => listener?.IsFollowed ?? false;

    internal void ReportText(string text) => listener?.TextReceived(AgentId, text);

    internal void ReportRefusal(string reason) => listener?.AnswerRefused(AgentId, reason);

    internal void ReportToolItem(string tool, object? item) => listener?.ToolItemProduced(AgentId, tool, item);

    internal void ReportToolCall(ToolCallNotice notice) => listener?.ToolCalled(AgentId, notice);

    internal void ReportToolReturn(ToolReturnNotice notice) => listener?.ToolReturned(AgentId, notice);

    internal void ReportApprovalRequest(ApprovalNotice notice) => listener?.ApprovalRequested(AgentId, notice);

    internal void ReportApprovalDecision(ApprovalNotice notice) => listener?.ApprovalDecided(AgentId, notice);

    internal void ReportItem(object? item) => listener?.ItemProduced(AgentId, item);
}
