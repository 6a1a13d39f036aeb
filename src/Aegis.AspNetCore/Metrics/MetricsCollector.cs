using System.Diagnostics.Metrics;

namespace Aegis.AspNetCore.Metrics;

/// <summary>
/// Adds up what meters named Aegis of this app measure, for <c>/metrics</c>. OpenTelemetry's exporters listen to the same
/// meter, and can take this one's place.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<Instrument, MetricFamily> families = [];
    private readonly Lock gate = new();

    public MetricsCollector(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            // other apps of this process have meters of the same name
            if (instrument.Meter.Name == ServerMetrics.MeterName && (instrument.Meter.Scope ?? meters) == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>All that was measured, in Prometheus' text format.</summary>
    public string Expose()
    {
        lock (gate)
        {
            foreach (var family in families.Values)
            {
                family.ForgetObserved();
            }
        }

        listener.RecordObservableInstruments();
        lock (gate)
        {
            return PrometheusText.Of(families.Values.OrderBy(static family => family.Name, StringComparer.Ordinal));
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.LabelsOf(tags);
        lock (gate)
        {
            if (!families.TryGetValue(instrument, out var family))
            {
                families.Add(instrument, family = new MetricFamily(instrument));
            }

            family.Add(labels, value);
        }
    }
}
