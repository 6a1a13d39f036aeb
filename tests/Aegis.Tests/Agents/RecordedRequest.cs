using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

/// <summary>What a <see cref="ScriptedChatClient"/> was asked.</summary>
internal sealed record RecordedRequest(
    IReadOnlyList<ChatMessage> Messages,
    ChatOptions? Options,
    bool IsStreamed,
    CancellationToken CancellationToken
)
{
    /// <summary>The messages, each as <c>role: text</c>.</summary>
    public IEnumerable<string> Texts => Messages.Select(message => $"{message.Role}: {message.Text}");

    public JsonElement Schema => Assert.IsType<ChatResponseFormatJson>(Options?.ResponseFormat).Schema!.Value;
}
