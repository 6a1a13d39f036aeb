using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Ledger;
using Aegis.Pipelines;

namespace Aegis.Runs;

/// <summary>The inputs of a run as its store knows them: names and hashes, not values.</summary>
internal sealed class InputPrints(JsonSerializerOptions options, int maxBytes, string runId) : InputVisitor
{
    private readonly List<string> lines = [];

    public string Text => string.Join('\n', lines);

    /// <exception cref="RunValueException">The value can not be compared.</exception>
    public override void Visit<T>(string name, T value)
    {
        try
        {
            var typeInfo = (JsonTypeInfo<T>)AgentJson.TypeInfo(options, typeof(T));
            var written = JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
            if (written.Length > maxBytes)
            {
                throw new RunValueException(
                    runId,
                    $"The input '{name}' of run '{runId}' is {written.Length} bytes of JSON, more than RunsOptions.MaxValueBytes, "
                        + $"{maxBytes}. Give a reference to it instead, or raise the limit."
                );
            }

            using var document = JsonDocument.Parse(
                written,
                new JsonDocumentOptions { MaxDepth = CanonicalJson.MaxDepth }
            );
            lines.Add($"{name}:{Hex.Of(SHA256.HashData(CanonicalJson.Of(document.RootElement)))}");
        }
        catch (Exception error)
            when (error is JsonException or NotSupportedException or InvalidOperationException or CanonicalJsonException
            )
        {
            throw new RunValueException(
                runId,
                $"The input '{name}', a '{TypeName.Of(typeof(T))}', can not be compared with that of another time by run "
                    + $"'{runId}': {error.Message}",
                error
            );
        }
    }

    /// <summary>The names of inputs that differ.</summary>
    public static IReadOnlyList<string> Differences(string before, string now) =>
        [
            .. now.Split('\n')
                .Except(before.Split('\n'), StringComparer.Ordinal)
                .Select(line => line[..line.LastIndexOf(':')]),
        ];
}
