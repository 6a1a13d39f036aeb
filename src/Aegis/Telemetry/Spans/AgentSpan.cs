using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>One agent at work: its span, and what it did meanwhile. Also counts when there is no span but a metric is wanted.</summary>
internal sealed class AgentSpan
{
    private static readonly AsyncLocal<AgentSpan?> Ambient = new();

    private readonly TimeProvider time;
    private readonly long start;
    private readonly Activity? activity;
    private int inferenceCalls;
    private int toolCalls;
    private string? failure;
    private ChatSummary? lastChat;

    /// <summary>Begins under the current span.</summary>
    public AgentSpan(SpanStart starts, TimeProvider time)
    {
        (Name, this.time, start) = (starts.Subject, time, time.GetTimestamp());
        activity = starts.Begin();
    }

    /// <summary>The agent that is at work here; none when nobody listens, or none is.</summary>
    public static AgentSpan? Current => Ambient.Value;

    /// <summary>Whether somebody wants to know of agents.</summary>
    public static bool IsWanted =>
        AegisTelemetry.Source.HasListeners()
        || Instruments.AgentDuration.Enabled
        || Instruments.AgentInferenceCalls.Enabled
        || Instruments.AgentToolCalls.Enabled;

    /// <summary>The agent's name.</summary>
    public string Name { get; }

    /// <summary>Begins under the current span, and becomes current, also for what counts.</summary>
    public static AgentSpan Begin(SpanStart starts, TimeProvider time)
    {
        var span = new AgentSpan(starts, time);
        Ambient.Value = span;
        return span;
    }

    /// <summary>Becomes current again, for code that goes on in somebody else's context.</summary>
    public void Enter()
    {
        if (activity is not null)
        {
            Activity.Current = activity;
        }

        Ambient.Value = this;
    }

    public void NoteInference() => Interlocked.Increment(ref inferenceCalls);

    public void NoteTool() => Interlocked.Increment(ref toolCalls);

    /// <summary>What a request was, and how it was answered.</summary>
    public void Note(ChatSummary chat)
    {
        // what the agent was asked first is what it was asked
        chat.FirstInput = Volatile.Read(ref lastChat)?.FirstInput ?? chat.FirstInput;
        Volatile.Write(ref lastChat, chat);
    }

    /// <summary>Something happened that does not end it.</summary>
    public void Event(string name, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.AddEvent(new ActivityEvent(name, tags: [.. tags]));
        }
    }

    /// <summary>What it does has failed; it may yet go on to tell others.</summary>
    public void NoteFailure(Exception error) => failure = ErrorTypes.Of(error);

    /// <summary>Ends it, as it was noted.</summary>
    public void End() => End(failure, message: null, attempts: 1, usage: null);

    /// <summary>Ends it.</summary>
    /// <param name="errorType">Why it did not succeed; none when it did.</param>
    /// <param name="message">What to say of that, if that may be said.</param>
    /// <param name="attempts">How often it was called.</param>
    /// <param name="usage">What its models have counted.</param>
    public void End(string? errorType, string? message, int attempts, UsageDetails? usage)
    {
        if (activity is not null)
        {
            if (activity.IsAllDataRequested)
            {
                Describe(activity, errorType, message, attempts, usage);
            }

            activity.Stop();
        }

        Measure(errorType);
    }

    private void Describe(Activity activity, string? errorType, string? message, int attempts, UsageDetails? usage)
    {
        UsageTags.Set(activity, usage);
        lastChat?.Describe(activity);
        if (attempts > 1)
        {
            activity.SetTag(Attempts, attempts);
        }

        if (errorType is not null)
        {
            activity.Fail(errorType, message);
        }
    }

    private void Measure(string? errorType)
    {
        var name = new KeyValuePair<string, object?>(AgentName, Name);
        if (Instruments.AgentDuration.Enabled)
        {
            TagList tags = [name];
            tags.AddIfKnown(RequestModel, lastChat?.RequestModel);
            tags.AddIfKnown(ErrorType, errorType);
            Instruments.AgentDuration.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }

        Instruments.AgentInferenceCalls.Record(Volatile.Read(ref inferenceCalls), name);
        Instruments.AgentToolCalls.Record(Volatile.Read(ref toolCalls), name);
    }
}
