using System.Diagnostics.Metrics;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>What is counted and measured as it happens. Histograms advise the buckets that the conventions ask for.</summary>
internal static class Instruments
{
    public static Histogram<long> TokenUsage { get; } =
        Counts(
            TelemetryNames.TokenUsage,
            "{token}",
            "Tokens that a request used.",
            [.. Powers(1, 4, 14).Select(tokens => (long)tokens)]
        );

    public static Histogram<double> OperationDuration { get; } =
        Seconds(TelemetryNames.OperationDuration, "How long a request to a model took.", Powers(0.01, 2, 14));

    public static Histogram<double> TimeToFirstChunk { get; } =
        Seconds(
            TelemetryNames.TimeToFirstChunk,
            "How long a model took until the first piece of its answer.",
            Powers(0.01, 2, 14)
        );

    public static Histogram<double> TimePerOutputChunk { get; } =
        Seconds(
            TelemetryNames.TimePerOutputChunk,
            "How long a model took from one piece of its answer to the next.",
            [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5]
        );

    public static Histogram<double> WorkflowDuration { get; } =
        Seconds(
            TelemetryNames.WorkflowDuration,
            "How long a run of a pipeline took.",
            [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200]
        );

    public static Histogram<double> AgentDuration { get; } =
        Seconds(TelemetryNames.AgentDuration, "How long an agent took, with all its attempts.", Powers(0.1, 2, 13));

    public static Histogram<long> AgentInferenceCalls { get; } =
        Counts(
            TelemetryNames.AgentInferenceCalls,
            "{inference_call}",
            "How often an agent asked a model.",
            [1, 2, 4, 8, 16, 32, 64, 128]
        );

    public static Histogram<long> AgentToolCalls { get; } =
        Counts(
            TelemetryNames.AgentToolCalls,
            "{tool_call}",
            "How many calls of tools an agent made.",
            [1, 2, 4, 8, 16, 32, 64, 128]
        );

    public static Histogram<double> ToolDuration { get; } =
        Seconds(
            TelemetryNames.ToolDuration,
            "How long a call of a tool took, with what guards it.",
            Powers(0.01, 2, 14)
        );

    public static Histogram<double> ApprovalWait { get; } =
        Seconds(
            TelemetryNames.ApprovalWait,
            "How long a call of a tool waited for people to decide.",
            [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200]
        );

    public static Counter<double> Cost { get; } =
        AegisTelemetry.Meter.CreateCounter<double>(
            TelemetryNames.Cost,
            "{USD}",
            "What answers of models cost, by the price table; reports add it up to the last decimal."
        );

    public static Counter<long> LedgerReplays { get; } =
        AegisTelemetry.Meter.CreateCounter<long>(
            TelemetryNames.LedgerReplays,
            "{call}",
            "Calls that were answered with the result of an earlier one, and not made again."
        );

    /// <summary>The tag of a metric whose value may not be known: then there is none.</summary>
    public static void AddIfKnown(this ref System.Diagnostics.TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }

    private static Histogram<double> Seconds(string name, string description, double[] buckets) =>
        AegisTelemetry.Meter.CreateHistogram(
            name,
            "s",
            description,
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets }
        );

    private static Histogram<long> Counts(string name, string unit, string description, long[] buckets) =>
        AegisTelemetry.Meter.CreateHistogram(
            name,
            unit,
            description,
            tags: null,
            new InstrumentAdvice<long> { HistogramBucketBoundaries = buckets }
        );

    // decimal: 0.01 doubled is to be 0.02, not what comes nearest to it in binary
    private static double[] Powers(double first, int factor, int count)
    {
        var powers = new double[count];
        var power = (decimal)first;
        for (var i = 0; i < count; i++, power *= factor)
        {
            powers[i] = (double)power;
        }

        return powers;
    }
}
