using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Errors as the model reads them: what went wrong with which tool, and what to change.</summary>
internal static class ToolErrors
{
    /// <summary>What a model reads where there is nobody to ask.</summary>
    public const string NobodyApproves =
        "The tool requires approval, and nobody is there to give it. It was not called.";

    private const int MessageLength = 1000;

    // for a model, not for a page: quotes and letters as they are
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Arguments that the tool was not called with.</summary>
    public static ToolOutcome Arguments(ToolDefinition tool, IReadOnlyList<ToolProblem> problems) =>
        Write(
            tool.Name,
            "The arguments do not fit the schema of the tool. It was not called. Correct them and call it again.",
            problems
        );

    /// <summary>An exception of the tool's own: its type and message, never its stack trace.</summary>
    public static ToolOutcome Exception(ToolDefinition tool, Exception exception) =>
        new(
            Write(tool.Name, $"The tool failed with {exception.GetType().Name}: {exception.Message}", []).Value,
            isError: true
        )
        {
            Exception = exception,
        };

    /// <summary>Anything else that kept a tool from being called.</summary>
    public static ToolOutcome Refusal(string tool, string message) => Write(tool, message, []);

    /// <summary>What an error says.</summary>
    public static string MessageOf(in ToolOutcome error) =>
        ((JsonElement)error.Value!).GetProperty("error").GetProperty("message").GetString()!;

    /// <summary>Whether a result is an error as it is written here, once nobody knows any more what it came of.</summary>
    public static bool IsError(object? result) =>
        result is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.EnumerateObject().Count() == 1
        && json.TryGetProperty("error", out var error)
        && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("tool", out _)
        && error.TryGetProperty("message", out _);

    private static ToolOutcome Write(string tool, string message, IReadOnlyList<ToolProblem> problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("tool", tool);
            writer.WriteString("message", Shortened.To(message, MessageLength, "…"));
            if (problems.Count > 0)
            {
                WriteProblems(writer, problems);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return new ToolOutcome(document.RootElement.Clone(), isError: true);
    }

    private static void WriteProblems(Utf8JsonWriter writer, IReadOnlyList<ToolProblem> problems)
    {
        writer.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("parameter", problem.Parameter);
            writer.WriteString("constraint", problem.Constraint);
            if (problem.Received is not null)
            {
                writer.WriteString("received", problem.Received);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
