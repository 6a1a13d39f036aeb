using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>The tools of a request, and how the model is to use them.</summary>
internal static class RequestTools
{
    public static void Add(ChatCompletionOptions mapped, ChatOptions options)
    {
        foreach (var tool in options.Tools ?? [])
        {
            // what only some provider can run, it can not
            if (tool is AIFunctionDeclaration function)
            {
                mapped.Tools.Add(Tool(function));
            }
        }

        // without tools the protocol refuses both
        if (mapped.Tools.Count == 0)
        {
            return;
        }

        mapped.AllowParallelToolCalls = options.AllowMultipleToolCalls ?? mapped.AllowParallelToolCalls;
        mapped.ToolChoice = options.ToolMode switch
        {
            AutoChatToolMode => ChatToolChoice.CreateAutoChoice(),
            NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
            RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
            RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
            _ => mapped.ToolChoice,
        };
    }

    private static ChatTool Tool(AIFunctionDeclaration function) =>
        ChatTool.CreateFunctionTool(
            function.Name,
            function.Description,
            BinaryData.FromString(function.JsonSchema.GetRawText()),
            function.AdditionalProperties.TryGetValue("strict", out var strict) ? strict as bool? : null
        );
}
