using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Aegis.Telemetry;

namespace Aegis.Benchmarks.Telemetry;

/// <summary>What telemetry costs: while nobody listens against a version without it, and with listeners against without.</summary>
internal static class TelemetryBenchmark
{
    private const double Target = 1.05;

    /// <param name="earlier">The path of an Aegis.dll to compare with; none to compare with listeners alone.</param>
    /// <returns>0 when each target is met.</returns>
    public static async Task<int> RunAsync(string? earlier)
    {
        var missed = 0;
        if (earlier is not null)
        {
            var before = new AegisCopy(Path.GetFullPath(earlier));
            // a copy of this version too: what both are loaded by must be the same
            var now = new AegisCopy(typeof(AegisTelemetry).Assembly.Location);
            foreach (var name in Subjects.Names)
            {
                var found = await CompareAsync(before.Subject(name), now.Subject(name));
                missed += Print("nobody listens, against before", name, found, Target);
            }
        }

        await CompareAsync("spans, against none", SpansOfCopies());
        await CompareAsync("metrics, against none", MetricsOfCopies());
        Console.WriteLine(missed == 0 ? "all targets met" : $"{missed} targets missed");
        return missed == 0 ? 0 : 1;
    }

    private static async Task CompareAsync(string what, IDisposable listener)
    {
        using var _ = listener;
        var heard = new AegisCopy(typeof(AegisTelemetry).Assembly.Location);
        foreach (var name in Subjects.Names)
        {
            Print(what, name, await CompareAsync(Subjects.Create(name), heard.Subject(name)), target: null);
        }
    }

    // twice: on a busy machine the JIT recompiles late, and one of two that are the same would seem slower
    private static async Task<Comparison> CompareAsync(Func<Task> baseline, Func<Task> candidate)
    {
        await PairedRounds.CompareAsync(baseline, candidate);
        return await PairedRounds.CompareAsync(baseline, candidate);
    }

    private static ActivityListener SpansOfCopies()
    {
        var own = AegisTelemetry.Source;
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AegisTelemetry.ActivitySourceName && source != own,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener MetricsOfCopies()
    {
        var own = AegisTelemetry.Meter;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == AegisTelemetry.MeterName && instrument.Meter != own)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private static int Print(string what, string name, Comparison found, double? target)
    {
        var missed =
            found.Ratio > target || (target is not null && found.CandidateBytes > (found.BaselineBytes * 1.005) + 1);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -32} {name, -28} {found.BaselineNanoseconds, 10:F0} ns {found.CandidateNanoseconds, 10:F0} ns  ratio {found.Ratio, 6:F2}  bytes {found.BaselineBytes, 9:F0} {found.CandidateBytes, 9:F0} {(missed ? "MISSED" : "")}"
            )
        );
        return missed ? 1 : 0;
    }
}
