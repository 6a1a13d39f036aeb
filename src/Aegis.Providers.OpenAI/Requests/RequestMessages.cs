using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Message = OpenAI.Chat.ChatMessage;

namespace Aegis.Providers;

/// <summary>The messages of a request.</summary>
internal static class RequestMessages
{
    public static List<Message> Of(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options)
    {
        var mapped = new List<Message>();
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            mapped.Add(new SystemChatMessage(options.Instructions));
        }

        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                mapped.Add(new SystemChatMessage(message.Text));
            }
            else if (message.Role == ChatRole.Assistant)
            {
                AddAnswer(mapped, message.Contents);
            }
            else
            {
                // whoever sends results of calls may send them in a message of either role
                mapped.AddRange(message.Contents.OfType<FunctionResultContent>().Select(Result));
                AddUser(mapped, message);
            }
        }

        return mapped;
    }

    private static void AddUser(List<Message> mapped, Microsoft.Extensions.AI.ChatMessage message)
    {
        var parts = message.Contents.Select(RequestParts.Of).OfType<ChatMessageContentPart>().ToList();
        if (parts.Count > 0)
        {
            mapped.Add(new UserChatMessage(parts) { ParticipantName = message.AuthorName });
        }
    }

    // what the model thought is not sent back: the protocol has no place for it
    private static void AddAnswer(List<Message> mapped, IList<AIContent> contents)
    {
        var calls = contents.OfType<FunctionCallContent>().Select(Call).ToList();
        var text = string.Concat(contents.OfType<TextContent>().Select(static content => content.Text));
        if (calls.Count == 0)
        {
            mapped.Add(new AssistantChatMessage(text));
            return;
        }

        var answer = new AssistantChatMessage(calls);
        if (text.Length > 0)
        {
            answer.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        }

        mapped.Add(answer);
    }

    private static ChatToolCall Call(FunctionCallContent call) =>
        ChatToolCall.CreateFunctionToolCall(
            call.CallId,
            call.Name,
            BinaryData.FromString(RequestJson.Of(call.Arguments ?? new Dictionary<string, object?>()))
        );

    private static ToolChatMessage Result(FunctionResultContent result) =>
        new(
            result.CallId,
            result.Result switch
            {
                null when result.Exception is { } error => $"Error: {error.Message}",
                null => "null",
                string text => text,
                JsonElement json => json.GetRawText(),
                IEnumerable<AIContent> contents => string.Concat(
                    contents.OfType<TextContent>().Select(static content => content.Text)
                ),
                TextContent text => text.Text,
                var value => RequestJson.Of(value),
            }
        );
}
