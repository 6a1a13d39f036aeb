using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Aegis.AspNetCore.Metrics;

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string NameOf(Instrument instrument)
    {
        var name = new StringBuilder(instrument.Name).Replace('.', '_').Replace('-', '_');
        name.Append(instrument.Unit == "s" ? "_seconds" : "");
        name.Append(
            instrument.GetType().Name.Contains("Counter", StringComparison.Ordinal) && !IsUpDown(instrument)
                ? "_total"
                : ""
        );
        return name.ToString();
    }

    public static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            labels.Add($"{name.Replace('.', '_')}=\"{Escaped(value)}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    public static string Of(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var type = family.Kind switch
            {
                MetricKind.Histogram => "histogram",
                MetricKind.Counter or MetricKind.ObservedCounter => "counter",
                _ => "gauge",
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"# HELP {family.Name} {family.Help}\n# TYPE {family.Name} {type}\n"
            );
            foreach (var (labels, series) in family.Series)
            {
                Append(text, family, labels, series);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, MetricFamily family, string labels, MetricSeries series)
    {
        if (family.Kind != MetricKind.Histogram)
        {
            AppendLine(text, family.Name, labels, series.Value);
            return;
        }

        var within = 0L;
        foreach (var (at, bound) in family.Bounds.Index())
        {
            within += series.Buckets[at];
            AppendLine(
                text,
                $"{family.Name}_bucket",
                With(labels, bound.ToString(CultureInfo.InvariantCulture)),
                within
            );
        }

        AppendLine(text, $"{family.Name}_bucket", With(labels, "+Inf"), series.Count);
        AppendLine(text, $"{family.Name}_sum", labels, series.Value);
        AppendLine(text, $"{family.Name}_count", labels, series.Count);
    }

    private static void AppendLine(StringBuilder text, string name, string labels, double value)
    {
        var braces = labels.Length == 0 ? "" : $"{{{labels}}}";
        text.Append(CultureInfo.InvariantCulture, $"{name}{braces} {value}\n");
    }

    private static string With(string labels, string bound) =>
        $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{bound}\"";

    private static bool IsUpDown(Instrument instrument) =>
        instrument.GetType().Name.Contains("UpDown", StringComparison.Ordinal);

    private static string Escaped(object? value) =>
        Convert
            .ToString(value, CultureInfo.InvariantCulture)!
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
