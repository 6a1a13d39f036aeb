using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Approvals.Tests;

/// <summary>A run that has an id, and that nobody follows.</summary>
internal sealed class SameRun : IAgentListener
{
    public string RunId => "run-1";

    public bool IsFollowed => false;

    public void TextReceived(string agentId, string text) { }

    public void AnswerRefused(string agentId, string reason) { }

    public void ItemProduced(string agentId, object? item) { }

    public void ProgressReported(string agentId, object progress) { }

    public void ToolCalled(string agentId, ToolCallNotice notice) { }

    public void ToolItemProduced(string agentId, string tool, object? item) { }

    public void ToolReturned(string agentId, ToolReturnNotice notice) { }

    public void ApprovalRequested(string agentId, ApprovalNotice notice) { }

    public void ApprovalDecided(string agentId, ApprovalNotice notice) { }
}
