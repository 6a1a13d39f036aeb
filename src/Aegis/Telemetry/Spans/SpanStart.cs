using System.Diagnostics;

namespace Aegis.Telemetry;

/// <summary>How spans of one kind begin: their name, and the tags that samplers may decide on.</summary>
/// <param name="operation">What is done.</param>
/// <param name="subject">To what: the name of a pipeline, an agent, a model, a tool.</param>
/// <param name="known">What else is known beforehand.</param>
internal sealed class SpanStart(
    string operation,
    string subject,
    IReadOnlyCollection<KeyValuePair<string, object?>> known
)
{
    private readonly string name = $"{operation} {subject}";
    private readonly KeyValuePair<string, object?>[] tags = [new(TelemetryNames.OperationName, operation), .. known];

    public string Subject => subject;

    /// <summary>Begins a span under the current one, and makes it current; none when nobody wants it.</summary>
    public Activity? Begin(ActivityKind kind = ActivityKind.Internal) =>
        AegisTelemetry.Source.StartActivity(name, kind, parentContext: default, tags);
}
