using System.Diagnostics.Metrics;

namespace Aegis.AspNetCore.Metrics;

/// <summary>All that one instrument has measured.</summary>
internal sealed class MetricFamily(Instrument instrument)
{
    // labels name agents, models and tools, which may be any number; memory must not grow with them
    private const int MaxSeries = 1000;

    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly SortedDictionary<string, MetricSeries> series = new(StringComparer.Ordinal);

    private readonly double[] bounds = instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } advised } =>
        [
            .. advised.Select(static bound => (double)bound),
        ],
        _ => DefaultBounds,
    };

    public string Name { get; } = PrometheusText.NameOf(instrument);

    public string Help => instrument.Description ?? "";

    public MetricKind Kind { get; } =
        instrument.GetType().Name switch
        {
            var name when name.StartsWith("Histogram", StringComparison.Ordinal) => MetricKind.Histogram,
            var name when name.StartsWith("Counter", StringComparison.Ordinal) => MetricKind.Counter,
            var name when name.StartsWith("ObservableCounter", StringComparison.Ordinal) => MetricKind.ObservedCounter,
            var name when name.Contains("UpDown", StringComparison.Ordinal) && !instrument.IsObservable =>
                MetricKind.Sum,
            _ => MetricKind.Gauge,
        };

    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => series;

    public IReadOnlyList<double> Bounds => bounds;

    /// <summary>Forgets what is observed anew each time, since whoever was observed may be gone.</summary>
    public void ForgetObserved()
    {
        if (instrument.IsObservable)
        {
            series.Clear();
        }
    }

    public void Add(string labels, double value)
    {
        if (!series.TryGetValue(labels, out var one))
        {
            if (series.Count >= MaxSeries)
            {
                return;
            }

            series.Add(labels, one = new MetricSeries(bounds.Length));
        }

        one.Add(value, Kind, bounds);
    }
}

/// <summary>How the measurements of an instrument add up.</summary>
internal enum MetricKind
{
    Counter,
    ObservedCounter,
    Sum,
    Gauge,
    Histogram,
}

/// <summary>What one instrument has measured under one set of labels.</summary>
internal sealed class MetricSeries(int bounds)
{
    public double Value { get; private set; }

    public long Count { get; private set; }

    /// <summary>How many measurements lie within each bound, not counting those within the bound before.</summary>
    public long[] Buckets { get; } = new long[bounds];

    public void Add(double value, MetricKind kind, double[] boundaries)
    {
        var isTotal = kind is MetricKind.Gauge or MetricKind.ObservedCounter;
        Value = isTotal ? value : Value + value;
        Count++;
        if (kind == MetricKind.Histogram && Array.FindIndex(boundaries, bound => value <= bound) is >= 0 and var at)
        {
            Buckets[at]++;
        }
    }
}
