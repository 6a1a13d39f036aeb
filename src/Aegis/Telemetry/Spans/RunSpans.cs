using System.Diagnostics;
using Aegis.Pipelines;
using Aegis.Runs;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>One run of a pipeline: its span, and those of its agents. There is none when nobody listens as it begins.</summary>
internal sealed class RunSpans
{
    private readonly PipelineShape shape;
    private readonly TimeProvider time;
    private readonly bool tellsContent;
    private readonly long start;
    private readonly Activity? activity;
    private readonly AgentSpan?[] agents;

    /// <summary>Begins under the current span, and becomes current.</summary>
    /// <param name="shape">The pipeline.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tellsContent">Whether messages of exceptions may be told.</param>
    public RunSpans(PipelineShape shape, TimeProvider time, bool tellsContent)
    {
        (this.shape, this.time, this.tellsContent) = (shape, time, tellsContent);
        agents = new AgentSpan?[shape.Ids.Length];
        start = time.GetTimestamp();
        activity = shape.Spans.Workflow.Begin();
    }

    /// <summary>Whether somebody wants to know of runs.</summary>
    public static bool IsWanted => AgentSpan.IsWanted || Instruments.WorkflowDuration.Enabled;

    /// <summary>Says which run it is.</summary>
    public string RunId
    {
        set => activity?.SetTag(TelemetryNames.RunId, value);
    }

    /// <summary>An agent is about to be called. Its span is current from here on.</summary>
    public void Begin(int agent) => agents[agent] = AgentSpan.Begin(shape.Spans.Agent(agent), time);

    /// <summary>An agent has ended. One that failed before it could be called has a span all the same.</summary>
    public void End(int agent, Exception? error, int attempts, UsageDetails? usage)
    {
        var span = agents[agent] ?? new AgentSpan(shape.Spans.Agent(agent), time);
        agents[agent] = null;
        span.End(error is null ? null : TypeOf(error), MessageOf(error), attempts, usage);
    }

    /// <summary>An agent is called once more, or another in its place.</summary>
    public void Note(int agent, string happened, Exception error, int attempt, TimeSpan delay) =>
        agents[agent]
            ?.Event(
                happened,
                new(Attempt, attempt),
                new(RetryDelay, delay.TotalSeconds),
                new(ErrorType, TypeOf(error))
            );

    /// <summary>An agent will not be called, because others did not succeed or the run is to stop.</summary>
    public void Skip(int agent, IReadOnlyList<string> because)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.AddEvent(
                Of(agent, SkippedEvent, new KeyValuePair<string, object?>(SkippedBecause, because.ToArray()))
            );
        }
    }

    /// <summary>An agent is not called, because it succeeded when the run was begun before.</summary>
    public void Replay(int agent)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.AddEvent(Of(agent, ReplayedEvent));
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="state">What became of the run.</param>
    /// <param name="error">What it ends with, or the failure that tells most.</param>
    public void End(RunState state, Exception? error)
    {
        var errorType =
            state == RunState.Succeeded ? null
            : state == RunState.TimedOut ? TelemetryNames.Timeout
            : error is null ? Other
            : TypeOf(error);
        if (activity is not null)
        {
            if (activity.IsAllDataRequested)
            {
                activity.SetTag(RunStatus, state.ToString());
                if (errorType is not null)
                {
                    activity.Fail(errorType, MessageOf(error));
                }
            }

            activity.Stop();
        }

        if (Instruments.WorkflowDuration.Enabled)
        {
            TagList tags = [new(WorkflowName, shape.Graph.Name)];
            tags.AddIfKnown(ErrorType, errorType);
            Instruments.WorkflowDuration.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    private static string TypeOf(Exception error) => ErrorTypes.Of(error);

    private string? MessageOf(Exception? error) => tellsContent ? error?.Message : null;

    private ActivityEvent Of(int agent, string name, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        new(name, tags: [new(AgentName, shape.Ids[agent]), .. more]);
}
