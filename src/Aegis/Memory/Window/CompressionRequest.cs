using Microsoft.Extensions.AI;

namespace Aegis.Memory;

/// <summary>What a compressor is to fold.</summary>
/// <param name="Summary">What was folded before; none at first.</param>
/// <param name="Messages">The messages that fall out of the window, the oldest first; at least one.</param>
/// <param name="MaxTokens">How long the new summary should be at most.</param>
/// <param name="TokenCounter">Counts them.</param>
public sealed record CompressionRequest(
    string? Summary,
    IReadOnlyList<ChatMessage> Messages,
    int MaxTokens,
    ITokenCounter TokenCounter
);
