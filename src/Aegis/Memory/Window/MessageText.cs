using System.Text;
using Microsoft.Extensions.AI;

namespace Aegis.Memory;

/// <summary>A message as text: what is counted and summarised. Images and other data are left out.</summary>
internal static class MessageText
{
    public static string Of(ChatMessage message)
    {
        var text = new StringBuilder();
        foreach (var content in message.Contents)
        {
            var part = content switch
            {
                TextContent said => said.Text,
                FunctionCallContent call => $"calls {call.Name}({Arguments(call)})",
                FunctionResultContent result => $"returned {result.Result}",
                ErrorContent error => $"failed: {error.Message}",
                _ => "",
            };
            if (part.Length > 0)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(part);
            }
        }

        return text.ToString();
    }

    /// <summary>Who says it.</summary>
    public static string SpeakerOf(ChatMessage message) => message.AuthorName ?? message.Role.Value;

    private static string Arguments(FunctionCallContent call) =>
        string.Join(", ", call.Arguments?.Select(argument => $"{argument.Key}: {argument.Value}") ?? []);
}
