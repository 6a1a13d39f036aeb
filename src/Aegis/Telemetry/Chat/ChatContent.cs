using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>What a model was asked, as the JSON of the conventions. Made only where content may be told.</summary>
/// <param name="instructions">The system's messages ahead of all others.</param>
/// <param name="messages">The other messages.</param>
/// <param name="tools">The tools that the model may ask for.</param>
internal sealed class ChatContent(string? instructions, string messages, string? tools)
{
    public static ChatContent Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var system = all.TakeWhile(message => message.Role == ChatRole.System).ToList();
        var instructions = system.SelectMany(message => message.Contents).ToList();
        if (options?.Instructions is { Length: > 0 } given)
        {
            instructions.Insert(0, new TextContent(given));
        }

        return new ChatContent(
            instructions.Count == 0 ? null : ContentJson.Parts(instructions),
            Write(all.Skip(system.Count), finishReason: null),
            options?.Tools is { Count: > 0 } tools ? ContentJson.Tools(tools) : null
        );
    }

    public static string Write(IEnumerable<ChatMessage> messages, string? finishReason) =>
        ContentJson.Messages(messages, finishReason);

    public void Describe(Activity activity)
    {
        if (instructions is not null)
        {
            activity.SetTag(TelemetryNames.SystemInstructions, instructions);
        }

        activity.SetTag(TelemetryNames.InputMessages, messages);
        if (tools is not null)
        {
            activity.SetTag(TelemetryNames.ToolDefinitions, tools);
        }
    }
}
