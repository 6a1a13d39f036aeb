using System.Collections.Concurrent;
using System.Diagnostics;

namespace Aegis.Telemetry.Tests;

/// <summary>Keeps every span of Aegis, from when it is made until it is disposed of.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> started = new();
    private readonly ConcurrentQueue<Activity> stopped = new();
    private readonly ActivityListener listener;

    public SpanRecorder(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AegisTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                AtCreation.Enqueue(options.Tags?.ToDictionary() ?? []);
                return sampling;
            },
            ActivityStarted = started.Enqueue,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The tags that a sampler was shown, in order.</summary>
    public ConcurrentQueue<Dictionary<string, object?>> AtCreation { get; } = new();

    /// <summary>All spans, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> All
    {
        get
        {
            Assert.Equal(started.Count, stopped.Count);
            return [.. stopped];
        }
    }

    /// <summary>The only span whose name begins with the operation.</summary>
    public Activity Single(string operation) => Assert.Single(Of(operation));

    public IReadOnlyList<Activity> Of(string operation) =>
        [.. All.Where(span => span.OperationName.StartsWith(operation + ' ', StringComparison.Ordinal))];

    public Activity Named(string name) => Assert.Single(All, span => span.OperationName == name);

    public void Dispose() => listener.Dispose();
}
