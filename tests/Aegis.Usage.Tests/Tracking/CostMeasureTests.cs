using System.Diagnostics.Metrics;
using Aegis.Telemetry;

namespace Aegis.Usage.Tests.Tracking;

/// <summary>The counter aegis.cost.</summary>
public sealed class CostMeasureTests
{
    [Fact]
    public async Task Cost_IsMeasured_OfModelsThatHaveAPrice()
    {
        var agent = $"writer-{Guid.NewGuid():n}";
        var measured = new List<(double Cost, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == AegisTelemetry.MeterName && instrument.Name == "aegis.cost")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(
            (_, cost, tags, _) =>
            {
                // other tests measure at the same time
                var all = tags.ToArray();
                if (Array.Exists(all, tag => (string?)tag.Value == agent))
                {
                    measured.Add((cost, string.Join(' ', all.Select(tag => tag.Key))));
                }
            }
        );
        listener.Start();
        await using var tracker = new UsageTracker(
            prices: new PriceTable(
                new ModelPrice
                {
                    Model = "small",
                    Input = 1,
                    Output = 4,
                }
            )
        );

        tracker.Record(agent, 100, 10, "small");
        tracker.Record(agent, 100, 10, "unpriced");

        Assert.Equal([(0.000_14, "gen_ai.agent.name gen_ai.response.model")], measured);
    }
}
