using System.Diagnostics.Metrics;

namespace Aegis.AspNetCore.Metrics;

/// <summary>What the server counts. No label holds a tenant, a key or anything else that callers choose.</summary>
internal sealed class ServerMetrics
{
    public const string MeterName = "Aegis";

    private readonly Counter<long> claims;
    private readonly Counter<long> decisions;
    private readonly Counter<long> refusals;
    private readonly Histogram<double> wait;
    private readonly TimeProvider clock;

    public ServerMetrics(IMeterFactory meters, TimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        claims = meter.CreateCounter<long>(
            "aegis.ledger.claims",
            "{claim}",
            "Keys that were asked for, by whether they were new."
        );
        decisions = meter.CreateCounter<long>("aegis.hitl.decisions", "{decision}", "Decisions that counted.");
        refusals = meter.CreateCounter<long>(
            "aegis.server.problems",
            "{answer}",
            "Answers that are problems, by their type."
        );
        wait = meter.CreateHistogram(
            "aegis.approval.wait.duration",
            "s",
            "From the request for approval to the decision.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 15, 60, 300, 900, 3600, 14400] }
        );
        this.clock = clock;
    }

    public void Claimed(bool isNew) =>
        claims.Add(1, new KeyValuePair<string, object?>("result", isNew ? "new" : "taken"));

    /// <summary>A decision on what somebody had asked for.</summary>
    public void Decided(bool isApproval, DateTimeOffset requestedAt)
    {
        Decided(isApproval);
        wait.Record(Math.Max(0, (clock.GetUtcNow() - requestedAt).TotalSeconds), Label(isApproval));
    }

    /// <summary>A decision that nobody had waited for.</summary>
    public void Decided(bool isApproval) => decisions.Add(1, Label(isApproval));

    public void Refused(string problem) => refusals.Add(1, new KeyValuePair<string, object?>("type", problem));

    private static KeyValuePair<string, object?> Label(bool isApproval) =>
        new("decision", isApproval ? "approved" : "rejected");
}
