using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Reason = OpenAI.Chat.ChatFinishReason;

namespace Aegis.Providers;

/// <summary>An answer that came as a whole.</summary>
internal static class CompleteResponse
{
    public static ChatResponse Of(ChatCompletion completion, ProviderFaults faults)
    {
        if (ReportedError.Of(completion.Patch) is { } error)
        {
            throw faults.Reported(error);
        }

        Reason reason;
        try
        {
            reason = completion.FinishReason;
        }
        catch (ArgumentOutOfRangeException)
        {
            // JSON, but of something else: the SDK has read it, and found no choices in it
            throw faults.Unreadable("it has no choices");
        }

        var message = new Microsoft.Extensions.AI.ChatMessage(
            ChatRole.Assistant,
            [.. ResponseParts.Of(completion.Content, completion.Refusal), .. completion.ToolCalls.Select(Call)]
        )
        {
            MessageId = completion.Id,
            RawRepresentation = completion,
        };
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = FinishReasons.Of(reason, completion.Refusal),
            Usage = TokenUsage.Of(completion.Usage),
            RawRepresentation = completion,
        };
    }

    private static FunctionCallContent Call(ChatToolCall call) =>
        ParsedCall.Of(call.Id, call.FunctionName, call.FunctionArguments.ToString());
}
