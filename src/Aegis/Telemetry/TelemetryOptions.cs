namespace Aegis.Telemetry;

/// <summary>What spans may say.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The variable that the conventions name for <see cref="EnableSensitiveData"/>.</summary>
    private const string Variable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    /// <summary>
    /// Whether spans carry what people and models say: instructions, messages, definitions, arguments and results of tools, and the
    /// messages of exceptions. Default: <see langword="false"/>, unless the environment variable
    /// <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> is <c>true</c>.
    /// </summary>
    public bool EnableSensitiveData { get; set; } =
        string.Equals(Environment.GetEnvironmentVariable(Variable), "true", StringComparison.OrdinalIgnoreCase);
}
