using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>The parts of a user message.</summary>
internal static class RequestParts
{
    /// <summary>A content as a part of a message; none for what the protocol says otherwise, or not at all.</summary>
    /// <exception cref="NotSupportedException">The model would miss what the message is about.</exception>
    public static ChatMessageContentPart? Of(AIContent content) =>
        content switch
        {
            TextContent text => ChatMessageContentPart.CreateTextPart(text.Text),
            UriContent image when image.HasTopLevelMediaType("image") => ChatMessageContentPart.CreateImagePart(
                image.Uri
            ),
            DataContent image when image.HasTopLevelMediaType("image") => ChatMessageContentPart.CreateImagePart(
                BinaryData.FromBytes(image.Data),
                image.MediaType
            ),
            DataContent { MediaType: "application/pdf" } file => ChatMessageContentPart.CreateFilePart(
                BinaryData.FromBytes(file.Data),
                file.MediaType,
                file.Name ?? "document.pdf"
            ),
            UriContent other => throw NotSendable(other.MediaType),
            DataContent other => throw NotSendable(other.MediaType),
            _ => null,
        };

    private static NotSupportedException NotSendable(string mediaType) =>
        new(
            $"The chat completions protocol takes text, images and PDF files; a content of type '{mediaType}' can not be sent."
        );
}
