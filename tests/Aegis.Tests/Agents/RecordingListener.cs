using Aegis.Pipelines;

namespace Aegis.Tests.Agents;

/// <summary>Follows a run, and keeps what it hears.</summary>
internal sealed class RecordingListener : IAgentListener
{
    public string RunId => "run-1";

    public bool IsFollowed { get; init; } = true;

    public List<string> Texts { get; } = [];

    public void TextReceived(string agentId, string text) => Texts.Add($"{agentId}: {text}");

    public void AnswerRefused(string agentId, string reason) => Texts.Add($"{agentId} refused: {reason}");

    public void ItemProduced(string agentId, object? item) { }

    public void ProgressReported(string agentId, object progress) { }

    public List<object?> ToolItems { get; } = [];

    public List<ToolCallNotice> ToolCalls { get; } = [];

    public List<ToolReturnNotice> ToolReturns { get; } = [];

    public void ToolCalled(string agentId, ToolCallNotice notice)
    {
        // tools run in parallel
        lock (ToolCalls)
        {
            ToolCalls.Add(notice);
        }
    }

    public void ToolItemProduced(string agentId, string tool, object? item) => ToolItems.Add(item);

    public List<ApprovalNotice> ApprovalRequests { get; } = [];

    public List<ApprovalNotice> ApprovalDecisions { get; } = [];

    public void ApprovalRequested(string agentId, ApprovalNotice notice)
    {
        lock (ApprovalRequests)
        {
            ApprovalRequests.Add(notice);
        }
    }

    public void ApprovalDecided(string agentId, ApprovalNotice notice)
    {
        lock (ApprovalDecisions)
        {
            ApprovalDecisions.Add(notice);
        }
    }

    public void ToolReturned(string agentId, ToolReturnNotice notice)
    {
        // tools run in parallel
        lock (ToolReturns)
        {
            ToolReturns.Add(notice);
        }
    }
}
