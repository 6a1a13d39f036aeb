using Aegis.Pipelines;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>The names of a pipeline's spans, and what is said of them when they begin: made once, for samplers too.</summary>
internal sealed class ShapeSpans(PipelineShape shape)
{
    private readonly SpanStart?[] agents = new SpanStart?[shape.Ids.Length];

    public SpanStart Workflow { get; } = new(InvokeWorkflow, shape.Graph.Name, [new(WorkflowName, shape.Graph.Name)]);

    public SpanStart Agent(int agent) => agents[agent] ??= Describe(shape.Graph.Agents[agent]);

    private static SpanStart Describe(GraphAgent agent)
    {
        var known = new List<KeyValuePair<string, object?>> { new(AgentName, agent.Id), new(AgentId, agent.Id) };
        if (agent.Description is { Length: > 0 } description)
        {
            known.Add(new(AgentDescription, description));
        }

        return new SpanStart(InvokeAgent, agent.Id, known);
    }
}
