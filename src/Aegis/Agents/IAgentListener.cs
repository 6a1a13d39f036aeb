using Aegis.Agents;
using Aegis.Ledger;

namespace Aegis.Pipelines;

/// <summary>What a run hears from its agents.</summary>
internal interface IAgentListener
{
    /// <summary>The id of the run.</summary>
    string RunId { get; }

    /// <summary>The name of the pipeline; none of what runs without one.</summary>
    string? Pipeline => null;

    /// <summary>Whose the run is.</summary>
    string Tenant => LedgerAction.DefaultTenant;

    /// <summary>Whether anybody follows the run.</summary>
    bool IsFollowed { get; }

    /// <summary>What the models of all agents of the run may use; null for any number of tokens.</summary>
    TokenBudget? Budget => null;

    /// <summary>A model gave some more text.</summary>
    void TextReceived(string agentId, string text);

    /// <summary>An answer was refused, and the model is asked once more.</summary>
    void AnswerRefused(string agentId, string reason);

    /// <summary>A streaming agent gave an item.</summary>
    void ItemProduced(string agentId, object? item);

    /// <summary>An agent told how far it is.</summary>
    void ProgressReported(string agentId, object progress);

    /// <summary>A model asked for a tool to be called.</summary>
    void ToolCalled(string agentId, ToolCallNotice notice);

    /// <summary>A tool that streams gave an item.</summary>
    void ToolItemProduced(string agentId, string tool, object? item);

    /// <summary>A tool that was called has ended.</summary>
    void ToolReturned(string agentId, ToolReturnNotice notice);

    /// <summary>A call of a tool waits for people to allow it.</summary>
    void ApprovalRequested(string agentId, ApprovalNotice notice);

    /// <summary>A call of a tool waits for nobody any more.</summary>
    void ApprovalDecided(string agentId, ApprovalNotice notice);
}
