using Microsoft.Extensions.AI;
using Format = OpenAI.Chat.ChatResponseFormat;

namespace Aegis.Providers;

/// <summary>How an answer is asked to look.</summary>
internal static class RequestFormat
{
    private const string DefaultName = "answer";

    /// <summary>The format; none when nothing is asked.</summary>
    public static Format? Of(ChatResponseFormat? format) =>
        format switch
        {
            ChatResponseFormatText => Format.CreateTextFormat(),
            ChatResponseFormatJson { Schema: { } schema } json => Format.CreateJsonSchemaFormat(
                string.IsNullOrEmpty(json.SchemaName) ? DefaultName : json.SchemaName,
                BinaryData.FromString(schema.GetRawText()),
                json.SchemaDescription,
                // strict where it is accepted: a schema with anything beyond the strict subset is refused by OpenAI
                StrictSubset.Contains(schema)
                    ? true
                    : null
            ),
            ChatResponseFormatJson => Format.CreateJsonObjectFormat(),
            _ => null,
        };
}
