using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>One request to a model and its answer.</summary>
internal sealed class ChatSpan
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly AgentSpan? agent = AgentSpan.Current;
    private readonly ChatTarget target;
    private readonly Activity? activity;
    private readonly ChatSummary summary;

    public ChatSpan(
        ChatTarget target,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        bool isStreamed,
        bool tellsContent
    )
    {
        this.target = target;
        TellsContent = tellsContent;
        activity = target.Span().Begin(ActivityKind.Client);
        agent?.NoteInference();
        summary = new ChatSummary { Provider = target.Provider, RequestModel = target.Model };
        if (activity is { IsAllDataRequested: true })
        {
            RequestTags.Set(activity, options, isStreamed);
            if (tellsContent)
            {
                summary.FirstInput = ChatContent.Of(messages, options);
                summary.FirstInput.Describe(activity);
            }
        }
    }

    /// <summary>Whether somebody wants to know of requests.</summary>
    public static bool IsWanted =>
        AegisTelemetry.Source.HasListeners()
        || Instruments.OperationDuration.Enabled
        || Instruments.TokenUsage.Enabled
        || Instruments.TimeToFirstChunk.Enabled
        || Instruments.TimePerOutputChunk.Enabled
        || Instruments.AgentInferenceCalls.Enabled;

    /// <summary>Whether the span may say what the model did.</summary>
    public bool TellsContent { get; }

    /// <summary>Becomes current again, for code that goes on in somebody else's context.</summary>
    public void Enter()
    {
        if (activity is not null)
        {
            Activity.Current = activity;
        }
    }

    /// <summary>A piece of the answer has come.</summary>
    /// <param name="previous">When the one before it came; 0: it is the first.</param>
    /// <param name="model">The model that gives it, as far as it says.</param>
    /// <returns>When it came.</returns>
    public long NoteChunk(long previous, string? model)
    {
        var now = Stopwatch.GetTimestamp();
        if (previous == 0)
        {
            var elapsed = Stopwatch.GetElapsedTime(start, now).TotalSeconds;
            activity?.SetTag(ResponseTimeToFirstChunk, elapsed);
            Instruments.TimeToFirstChunk.Record(elapsed, target.Tags(model));
        }
        else if (Instruments.TimePerOutputChunk.Enabled)
        {
            Instruments.TimePerOutputChunk.Record(
                Stopwatch.GetElapsedTime(previous, now).TotalSeconds,
                target.Tags(model)
            );
        }

        return now;
    }

    /// <summary>Ends it.</summary>
    /// <param name="response">The answer, or as much of it as came.</param>
    /// <param name="error">Why there is none, or not all of it.</param>
    public void End(ChatResponse? response, Exception? error)
    {
        var errorType = error is null ? null : ErrorTypes.Of(error);
        summary.Note(response, TellsContent && activity is { IsAllDataRequested: true });
        agent?.Note(summary);
        if (activity is not null)
        {
            if (activity.IsAllDataRequested)
            {
                Describe(activity, response);
                if (errorType is not null)
                {
                    activity.Fail(errorType, TellsContent ? error!.Message : null);
                }
            }

            activity.Stop();
        }

        Measure(response, errorType);
    }

    private void Describe(Activity activity, ChatResponse? response)
    {
        summary.DescribeAnswer(activity);
        UsageTags.Set(activity, response?.Usage);
        if (response?.ResponseId is { } id)
        {
            activity.SetTag(ResponseId, id);
        }

        if (response?.ModelId is { } model)
        {
            activity.SetTag(ResponseModel, model);
        }
    }

    private void Measure(ChatResponse? response, string? errorType)
    {
        if (Instruments.OperationDuration.Enabled)
        {
            Instruments.OperationDuration.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                target.Tags(response?.ModelId, errorType)
            );
        }

        Measure(Input, response?.Usage?.InputTokenCount, response);
        Measure(Output, response?.Usage?.OutputTokenCount, response);
    }

    private void Measure(string type, long? tokens, ChatResponse? response)
    {
        if (tokens is { } count && Instruments.TokenUsage.Enabled)
        {
            var tags = target.Tags(response?.ModelId);
            tags.Add(TokenType, type);
            Instruments.TokenUsage.Record(count, tags);
        }
    }
}
