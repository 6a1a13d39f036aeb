using Microsoft.Extensions.AI;

namespace RefundDesk.Model;

/// <summary>Reads what was said so far.</summary>
internal static class Conversation
{
    /// <summary>What the model was told of its last call of a tool; none when there was no such call.</summary>
    public static string? ResultOf(this IEnumerable<ChatMessage> messages, string tool)
    {
        var contents = messages.SelectMany(message => message.Contents).ToList();
        var calls = contents.OfType<FunctionCallContent>().Where(call => call.Name == tool).Select(call => call.CallId);
        return
            contents.OfType<FunctionResultContent>().LastOrDefault(result => calls.Contains(result.CallId))?.Result
                is { } found
            ? $"{found}"
            : null;
    }
}
