using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Agents;

/// <summary>Reads what a model answered into the type that was asked for.</summary>
internal static class StructuredAnswer
{
    /// <summary>Reads an answer.</summary>
    /// <param name="schema">What was asked for.</param>
    /// <param name="answer">What the model answered.</param>
    /// <param name="value">The value.</param>
    /// <param name="misfit">Why there is none, in words that help the model as well as a developer.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryRead<T>(
        AnswerSchema schema,
        string answer,
        out T? value,
        [NotNullWhen(false)] out string? misfit
    )
    {
        value = default;
        T? read;
        var options = schema.TypeInfo.Options;
        try
        {
            using var document = JsonDocument.Parse(
                WithoutFence(answer),
                new JsonDocumentOptions
                {
                    AllowTrailingCommas = options.AllowTrailingCommas,
                    CommentHandling = options.ReadCommentHandling,
                    MaxDepth = options.MaxDepth,
                }
            );
            var root = document.RootElement.Unwrap(schema);
            read = root.Deserialize((JsonTypeInfo<T>)schema.TypeInfo);
            misfit = schema.Shape.MisfitOf(root);
        }
        catch (JsonException error)
        {
            misfit = error.Message;
            return false;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            // the type's own constructor or setter refuses what it was given: the model can correct that as well
            misfit = $"The value is refused: {error.Message}";
            return false;
        }

        if (read is null && !schema.AcceptsNull)
        {
            misfit = "The value is null.";
        }

        value = misfit is null ? read : default;
        return misfit is null;
    }

    /// <summary>What the model is told when its answer could not be read.</summary>
    public static string RepairMessage(AnswerSchema schema, string misfit) =>
        $"""
            Your answer does not fit: {misfit}

            Answer again with nothing but JSON that fits this schema:
            {schema.Schema.GetRawText()}
            """.ReplaceLineEndings("\n");

    // models whose provider does not enforce the schema forget the object around a lone value
    private static JsonElement Unwrap(this JsonElement root, AnswerSchema schema) =>
        schema.IsWrapped
        && root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty(AnswerSchema.Wrapper, out var value)
            ? value
            : root;

    /// <summary>The JSON of an answer that stands between <c>```json</c> and <c>```</c>.</summary>
    private static ReadOnlyMemory<char> WithoutFence(string answer)
    {
        const string Fence = "```";
        var text = answer.AsMemory().Trim();
        if (!text.Span.StartsWith(Fence, StringComparison.Ordinal))
        {
            return text;
        }

        var start = text.Span.IndexOf('\n') + 1;
        var end = text.Span.LastIndexOf(Fence, StringComparison.Ordinal);
        return end > start && start > 0 ? text[start..end] : text;
    }
}
