using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Runs;

/// <summary>Writes what an agent gave, and makes sure that it comes back as it is.</summary>
internal sealed class OutputWriter(JsonSerializerOptions options, int maxBytes, string runId, string agentId)
    : OutputVisitor
{
    /// <summary>What was written; none of an agent without output.</summary>
    public string? Json { get; private set; }

    /// <exception cref="RunValueException">It can not be kept.</exception>
    public override bool Visit<T>(ref AgentSlot<T> slot)
    {
        var typeInfo = (JsonTypeInfo<T>)AgentJson.TypeInfo(options, typeof(T));
        try
        {
            var written = JsonSerializer.SerializeToUtf8Bytes(slot.Value, typeInfo);
            if (written.Length > maxBytes)
            {
                throw Unfit(
                    $"is {written.Length} bytes of JSON, more than RunsOptions.MaxValueBytes, {maxBytes}. Give a reference to it "
                        + "instead, or raise the limit."
                );
            }

            var back = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(written, typeInfo)!, typeInfo);
            if (!back.AsSpan().SequenceEqual(written))
            {
                throw Unfit(
                    $"does not come back from JSON as it was: '{TypeName.Of(typeof(T))}' has members that are written and not "
                        + "read. Give them a setter or a constructor parameter, or mark them [JsonIgnore]."
                );
            }

            Json = Encoding.UTF8.GetString(written);
            return true;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw Unfit($"can not be kept as JSON: {error.Message}", error);
        }
    }

    private RunValueException Unfit(string why, Exception? error = null) =>
        new(runId, $"The output of agent '{agentId}' of run '{runId}' {why}", error);
}
