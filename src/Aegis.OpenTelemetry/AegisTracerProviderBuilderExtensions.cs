using Aegis.Telemetry;

// where an app that traces looks for it: beside AddHttpClientInstrumentation and its like
#pragma warning disable IDE0130
namespace OpenTelemetry.Trace;

/// <summary>Traces what Aegis does.</summary>
public static class AegisTracerProviderBuilderExtensions
{
    /// <summary>Adds the spans of pipelines, agents, models and tools.</summary>
    /// <param name="builder">The app's tracing.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static TracerProviderBuilder AddAegisInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(AegisTelemetry.ActivitySourceName);
    }
}
