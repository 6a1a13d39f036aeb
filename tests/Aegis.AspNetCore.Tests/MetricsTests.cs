using System.Diagnostics.Metrics;
using Aegis.AspNetCore.Metrics;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>/metrics, and who may read them.</summary>
public class MetricsTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public async Task Decisions_AreCounted()
    {
        await using var app = await TestApp.StartAsync(static options => options.MetricsToken = Token);
        await app.Ledger.AwaitApprovalAsync("waits");
        (await app.Client.AskAsync(Calls.Decide("reject", "waits"))).AssertAccepted();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertProblem(409, "duplicate");

        var metrics = (await app.Client.AskAsync(Calls.Get("/metrics", bearer: Token))).AssertOk();

        Assert.Contains("# TYPE aegis_hitl_decisions_total counter\n", metrics.Text, StringComparison.Ordinal);
        Assert.Contains(
            "aegis_hitl_decisions_total{decision=\"rejected\"} 1\n",
            metrics.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "aegis_hitl_decisions_total{decision=\"approved\"} 1\n",
            metrics.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("aegis_server_problems_total{type=\"duplicate\"} 1\n", metrics.Text, StringComparison.Ordinal);
        Assert.Contains(
            "aegis_approval_wait_duration_seconds_bucket{decision=\"rejected\",le=\"+Inf\"} 1\n",
            metrics.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("acme", metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("order-1", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAToken_ThereAreNone()
    {
        await using var closed = await TestApp.StartAsync();
        await using var guarded = await TestApp.StartAsync(static options => options.MetricsToken = Token);

        (await closed.Client.AskAsync(Calls.Get("/metrics"))).AssertProblem(404, "not-found");
        (await guarded.Client.AskAsync(Calls.Get("/metrics"))).AssertProblem(401, "unauthenticated");
        (await guarded.Client.AskAsync(Calls.Get("/metrics", bearer: $"{Token}x"))).AssertProblem(
            401,
            "unauthenticated"
        );
    }

    [Fact]
    public async Task ManagementPort_IsAnotherDoor()
    {
        // the app's only port is not the management port
        await using var app = await TestApp.StartAsync(static options => options.ManagementPort = 1);

        foreach (var path in new[] { "/live", "/ready", "/metrics" })
        {
            (await app.Client.AskAsync(Calls.Get(path).With("Host", "127.0.0.1:1"))).AssertProblem(404, "not-found");
        }

        (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();
    }

    [Fact]
    public void Histogram_CountsWithinEachBound()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var collector = new MetricsCollector(meters);
        var histogram = meters
            .Create(ServerMetrics.MeterName)
            .CreateHistogram(
                "aegis.test",
                "s",
                "A test.",
                advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] }
            );
        histogram.Record(0.5);
        histogram.Record(2);
        histogram.Record(9, new KeyValuePair<string, object?>("why", "\"a\\b\n"));
        meters.Create("Other").CreateCounter<long>("other").Add(1);

        var exposed = collector.Expose();
        Assert.DoesNotContain("other", exposed, StringComparison.Ordinal);
        Assert.Contains(
            """
            # HELP aegis_test_seconds A test.
            # TYPE aegis_test_seconds histogram
            aegis_test_seconds_bucket{le="1"} 1
            aegis_test_seconds_bucket{le="2"} 2
            aegis_test_seconds_bucket{le="+Inf"} 2
            aegis_test_seconds_sum 2.5
            aegis_test_seconds_count 2
            aegis_test_seconds_bucket{why="\"a\\b\n",le="1"} 0
            aegis_test_seconds_bucket{why="\"a\\b\n",le="2"} 0
            aegis_test_seconds_bucket{why="\"a\\b\n",le="+Inf"} 1
            aegis_test_seconds_sum{why="\"a\\b\n"} 9
            aegis_test_seconds_count{why="\"a\\b\n"} 1

            """,
            exposed,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WholeNumbers_HaveTheirOwnBounds_AndWhatIsObservedNoMoreIsGone()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meter = services.GetRequiredService<IMeterFactory>().Create(ServerMetrics.MeterName);
        using var collector = new MetricsCollector(services.GetRequiredService<IMeterFactory>());
        var observed = 1;
        meter.CreateObservableGauge(
            "aegis.test.observed",
            () => observed > 0 ? [new Measurement<int>(observed)] : Array.Empty<Measurement<int>>()
        );
        meter
            .CreateHistogram(
                "aegis.test.tokens",
                advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [4, 16] }
            )
            .Record(5);

        var before = collector.Expose();
        observed = 0;
        var after = collector.Expose();

        Assert.Contains("aegis_test_tokens_bucket{le=\"16\"} 1", before, StringComparison.Ordinal);
        Assert.Contains("\naegis_test_observed 1", before, StringComparison.Ordinal);
        Assert.DoesNotContain("\naegis_test_observed 1", after, StringComparison.Ordinal);
    }
}
