using System.Diagnostics;
using Aegis.Tests.Pipelines.Synthetic;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Aegis.Telemetry.Tests;

/// <summary>The SDK of OpenTelemetry with what <c>Aegis.OpenTelemetry</c> adds.</summary>
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task AddAegisInstrumentation_ExportsSpansAndMetricsWithTheirBuckets()
    {
        var spans = new Kept<Activity>(activity => activity.OperationName);
        var metrics = new Kept<Metric>(metric => $"{metric.Name} [{string.Join(' ', Buckets(metric))}]");
        using (
            Sdk.CreateTracerProviderBuilder()
                .AddAegisInstrumentation()
                .AddProcessor(new SimpleActivityExportProcessor(spans))
                .Build()
        )
        using (
            Sdk.CreateMeterProviderBuilder()
                .AddAegisInstrumentation()
                .AddReader(new BaseExportingMetricReader(metrics))
                .Build()
        )
        {
            await new GraphPipeline([Bodies.Yield], []).RunAsync(
                cancellationToken: TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(["invoke_agent A0", "invoke_workflow Graph"], spans.Seen);
        Assert.Contains("gen_ai.workflow.duration [1 5 10 30 60 120 300 600 1800 3600 7200 ∞]", metrics.Seen);
        Assert.Contains(
            "gen_ai.invoke_agent.duration [0.1 0.2 0.4 0.8 1.6 3.2 6.4 12.8 25.6 51.2 102.4 204.8 409.6 ∞]",
            metrics.Seen
        );
        Assert.Contains("gen_ai.invoke_agent.tool_calls [1 2 4 8 16 32 64 128 ∞]", metrics.Seen);
    }

    private static List<string> Buckets(Metric metric)
    {
        var bounds = new List<string>();
        if (metric.MetricType == MetricType.Histogram)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                foreach (var bucket in point.GetHistogramBuckets())
                {
                    bounds.Add(
                        double.IsInfinity(bucket.ExplicitBound)
                            ? "∞"
                            : FormattableString.Invariant($"{bucket.ExplicitBound}")
                    );
                }
            }
        }

        return bounds;
    }

    private sealed class Kept<T>(Func<T, string> show) : BaseExporter<T>
        where T : class
    {
        public List<string> Seen { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                Seen.Add(show(item));
            }

            return ExportResult.Success;
        }
    }
}
