using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>How many tokens a model will read.</summary>
/// <param name="Probable">A token for every four bytes of text: what tokenizers come to for English prose.</param>
/// <param name="Most">A token for every byte, which no tokenizer exceeds, and some for what stands around it.</param>
/// <remarks>
/// A picture is taken to be 1,600 tokens, and 4,000 at most: what the common models make of large ones. Other data count by
/// their bytes. What a provider is only given the address of, it does not count.
/// </remarks>
internal readonly record struct CallEstimate(long Probable, long Most)
{
    private const int BytesPerToken = 4;
    private const int AroundEach = 16;
    private const int Picture = 1600;
    private const int LargestPicture = 4000;

    public static CallEstimate Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        long bytes = 0;
        long around = AroundEach;
        long pictures = 0;
        foreach (var message in messages)
        {
            around += AroundEach;
            foreach (var content in message.Contents)
            {
                var isPicture =
                    content is DataContent data && data.HasTopLevelMediaType("image")
                    || content is UriContent uri && uri.HasTopLevelMediaType("image");
                pictures += isPicture ? 1 : 0;
                around += AroundEach;
                bytes += isPicture ? 0 : BytesOf(content);
            }
        }

        bytes += Bytes(options?.Instructions) + SchemaBytes(options, ref around);
        return new CallEstimate(
            ((bytes + BytesPerToken - 1) / BytesPerToken) + (pictures * Picture),
            bytes + around + (pictures * LargestPicture)
        );
    }

    /// <summary>How many tokens that probably is which a model has written.</summary>
    public static long TokensOf(IEnumerable<AIContent> contents) =>
        (contents.Sum(BytesOf) + BytesPerToken - 1) / BytesPerToken;

    private static long BytesOf(AIContent content) =>
        content switch
        {
            TextContent text => Bytes(text.Text),
            TextReasoningContent reasoning => Bytes(reasoning.Text),
            DataContent data => data.Data.Length,
            FunctionCallContent call => Bytes(call.Name)
                + (call.Arguments?.Sum(argument => Bytes(argument.Key) + Bytes(TextOf(argument.Value))) ?? 0),
            FunctionResultContent result => Bytes(TextOf(result.Result)),
            ErrorContent error => Bytes(error.Message),
            _ => 0,
        };

    private static long SchemaBytes(ChatOptions? options, ref long around)
    {
        long bytes = options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? BytesOf(schema) : 0;
        foreach (var tool in options?.Tools ?? [])
        {
            around += AroundEach;
            bytes += Bytes(tool.Name) + Bytes(tool.Description);
            bytes += tool is AIFunctionDeclaration function ? BytesOf(function.JsonSchema) : 0;
        }

        return bytes;
    }

    private static long BytesOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? 0 : Bytes(json.GetRawText());

    private static string? TextOf(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            JsonElement json => json.GetRawText(),
            _ => value.ToString(),
        };

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
