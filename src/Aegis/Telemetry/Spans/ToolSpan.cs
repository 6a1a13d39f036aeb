using System.Diagnostics;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>One call of a tool, with all that guards it.</summary>
internal sealed class ToolSpan
{
    private static readonly AsyncLocal<ToolSpan?> Ambient = new();

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly ToolFunction function;
    private readonly string? agent;
    private readonly bool tellsContent;
    private readonly Activity? activity;

    private ToolSpan(ToolFunction function, FunctionCallContent? asked, string? agent, bool tellsContent)
    {
        (this.function, this.agent, this.tellsContent) = (function, agent, tellsContent);
        var tool = function.Definition;
        var known = new List<KeyValuePair<string, object?>>(5)
        {
            new(TelemetryNames.ToolName, tool.Name),
            new(ToolType, TelemetryNames.Function),
        };
        if (agent is not null)
        {
            known.Add(new(AgentName, agent));
        }

        if (asked?.CallId is { } id)
        {
            known.Add(new(ToolCallId, id));
        }

        activity = new SpanStart(ExecuteTool, tool.Name, known).Begin();
        if (activity is { IsAllDataRequested: true } && tool.Description.Length > 0)
        {
            activity.SetTag(ToolDescription, tool.Description);
        }
    }

    /// <summary>The call that is made here; none when nobody listens, or none is.</summary>
    public static ToolSpan? Current => Ambient.Value;

    /// <summary>Whether somebody wants to know of calls.</summary>
    public static bool IsWanted =>
        AegisTelemetry.Source.HasListeners() || Instruments.ToolDuration.Enabled || Instruments.AgentToolCalls.Enabled;

    /// <summary>Begins under the current span, and becomes current.</summary>
    /// <returns>The span; none when the call is part of one that has its own.</returns>
    public static ToolSpan? Begin(ToolFunction function, ToolCall call)
    {
        if (Ambient.Value?.function is WrappedFunction wrapper && wrapper.Wraps(function))
        {
            return null;
        }

        var asked = call.Arguments.Context?.TryGetValue(typeof(FunctionCallContent), out var content) is true
            ? content as FunctionCallContent
            : null;
        var tellsContent = AegisOptions.From(call.Services).Telemetry.EnableSensitiveData;
        var span = Begin(function, asked, tellsContent);
        if (span.TellsNow)
        {
            span.activity!.SetTag(ToolCallArguments, ContentJson.Arguments(call.Arguments));
        }

        return span;
    }

    /// <summary>Begins the call of a method that nothing stands before.</summary>
    public static ToolSpan Begin(ToolFunction function) => Begin(function, asked: null, tellsContent: false);

    /// <summary>Becomes current again, for code that goes on in somebody else's context.</summary>
    public void Enter()
    {
        if (activity is not null)
        {
            Activity.Current = activity;
        }

        Ambient.Value = this;
    }

    /// <summary>The call is answered with what an earlier one gave.</summary>
    public void NoteReplay() => activity?.SetTag(IsReplayed, true);

    /// <summary>Ends with what the model is told.</summary>
    public void End(in ToolOutcome outcome)
    {
        if (TellsNow)
        {
            activity!.SetTag(ToolCallResult, ContentJson.Result(outcome.Value));
        }

        var error = outcome.Exception;
        End(
            error is not null ? ErrorTypes.Of(error)
                : outcome.IsError ? ToolError
                : null,
            error
        );
    }

    /// <summary>Ends with what the model is not told.</summary>
    public void End(Exception? error) => End(error is null ? null : ErrorTypes.Of(error), error);

    private bool TellsNow => tellsContent && activity is { IsAllDataRequested: true };

    private static ToolSpan Begin(ToolFunction function, FunctionCallContent? asked, bool tellsContent)
    {
        var agent = AgentSpan.Current;
        agent?.NoteTool();
        return Ambient.Value = new ToolSpan(
            function,
            asked,
            agent?.Name ?? AgentContext.Current?.AgentId,
            tellsContent
        );
    }

    private void End(string? errorType, Exception? error)
    {
        if (activity is not null)
        {
            if (errorType is not null && activity.IsAllDataRequested)
            {
                activity.Fail(errorType, tellsContent ? error?.Message : null);
            }

            activity.Stop();
        }

        if (Instruments.ToolDuration.Enabled)
        {
            TagList tags =
            [
                new(TelemetryNames.ToolName, function.Definition.Name),
                new(ToolType, TelemetryNames.Function),
            ];
            tags.AddIfKnown(AgentName, agent);
            tags.AddIfKnown(ErrorType, errorType);
            Instruments.ToolDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }
}
