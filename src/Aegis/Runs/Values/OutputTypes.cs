using System.Text.Json;
using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Runs;

/// <summary>Makes sure, before any agent is called, that all outputs can be kept.</summary>
internal sealed class OutputTypes(JsonSerializerOptions options, string runId, PipelineShape shape) : OutputVisitor
{
    private int agent;

    /// <summary>Which agent is next.</summary>
    public OutputVisitor At(int number)
    {
        agent = number;
        return this;
    }

    public override bool Visit<T>(ref AgentSlot<T> slot)
    {
        try
        {
            StorableType.Of(options, typeof(T));
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException)
        {
            throw new RunValueException(
                runId,
                $"The output of agent '{shape.Ids[agent]}', '{TypeName.Of(typeof(T))}', can not be kept by run '{runId}': "
                    + error.Message,
                error
            );
        }
    }
}
