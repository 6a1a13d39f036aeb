using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Aegis.Telemetry.Tests;

/// <summary>One measurement.</summary>
internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Keeps every measurement of Aegis.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Measured> all = new();

    public MetricRecorder(params string[] only)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (
                instrument.Meter.Name == AegisTelemetry.MeterName
                && (only.Length == 0 || only.Contains(instrument.Name))
            )
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyList<Measured> All => [.. all];

    public IReadOnlyList<Measured> Of(string instrument) => [.. all.Where(one => one.Instrument == instrument)];

    public Measured Single(string instrument) => Assert.Single(Of(instrument));

    /// <summary>Reads the gauges.</summary>
    public IReadOnlyList<Measured> Collect(string instrument)
    {
        var before = all.Count;
        listener.RecordObservableInstruments();
        return [.. all.Skip(before).Where(one => one.Instrument == instrument)];
    }

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        all.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary()));
}
