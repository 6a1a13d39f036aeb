using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Runs;

/// <summary>Puts back what an agent gave.</summary>
internal sealed class OutputReader(JsonSerializerOptions options, string runId, RunAgent agent) : OutputVisitor
{
    /// <exception cref="RunValueException">It can not be read.</exception>
    public override bool Visit<T>(ref AgentSlot<T> slot)
    {
        var typeInfo = (JsonTypeInfo<T>)AgentJson.TypeInfo(options, typeof(T));
        try
        {
            slot.Take(JsonSerializer.Deserialize(agent.Output ?? "", typeInfo)!);
            return true;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new RunValueException(
                runId,
                $"What run '{runId}' has kept of agent '{agent.AgentId}' can not be read as '{TypeName.Of(typeof(T))}': "
                    + $"{error.Message} Was the type changed? Use a new RunId, or run it with the code that it began with.",
                error
            );
        }
    }
}
