namespace Aegis.Pipelines;

/// <summary>What a run hears from its agents.</summary>
internal interface IAgentListener
{
    /// <summary>The id of the run.</summary>
    string RunId { get; }

    /// <summary>Whether anybody follows the run.</summary>
    bool IsFollowed { get; }

    /// <summary>A model gave some more text.</summary>
    void TextReceived(string agentId, string text);

    /// <summary>A streaming agent gave an item.</summary>
    void ItemProduced(string agentId, object? item);

    /// <summary>An agent told how far it is.</summary>
    void ProgressReported(string agentId, object progress);
}
