using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>One part of a message, as the conventions name its kinds.</summary>
internal static class PartJson
{
    public static void Write(Utf8JsonWriter writer, AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent reasoning:
                writer.WriteString("type", "reasoning");
                writer.WriteString("content", reasoning.Text);
                break;
            case TextContent text:
                writer.WriteString("type", "text");
                writer.WriteString("content", text.Text);
                break;
            case FunctionCallContent call:
                writer.WriteString("type", "tool_call");
                writer.WriteString("id", call.CallId);
                writer.WriteString("name", call.Name);
                writer.WritePropertyName("arguments");
                ValueJson.Write(writer, call.Arguments);
                break;
            case FunctionResultContent result:
                writer.WriteString("type", "tool_call_response");
                writer.WriteString("id", result.CallId);
                writer.WritePropertyName("response");
                ValueJson.Write(writer, result.Result);
                break;
            case UriContent uri:
                writer.WriteString("type", "uri");
                writer.WriteString("mime_type", uri.MediaType);
                writer.WriteString("uri", uri.Uri.ToString());
                break;
            case DataContent data:
                // what it is, and how large: pictures do not fit into spans
                writer.WriteString("type", "blob");
                writer.WriteString("mime_type", data.MediaType);
                writer.WriteNumber("size", data.Data.Length);
                break;
            default:
                writer.WriteString("type", content.GetType().Name);
                break;
        }
    }
}
