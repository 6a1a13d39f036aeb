using System.Text.Json;
using System.Text.Json.Serialization;

namespace TaskGraph.GraphFile;

/// <summary>Reads graph files.</summary>
public static class GraphReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // a misspelt dependsOn must not pass for a task that depends on nothing
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It can not be read, or is no graph file.</exception>
    public static async Task<GraphDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<GraphDocument>(file, Options, cancellationToken)
                ?? throw new InputException($"'{path}' holds null instead of a graph.");
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"'{path}' can not be read: {problem.Message}");
        }
        catch (JsonException problem)
        {
            throw new InputException($"'{path}' is no graph file: {problem.Message}");
        }
    }
}
