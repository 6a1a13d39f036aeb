using Aegis.Telemetry;

// where an app that measures looks for it: beside AddRuntimeInstrumentation and its like
#pragma warning disable IDE0130
namespace OpenTelemetry.Metrics;

/// <summary>Measures what Aegis does.</summary>
public static class AegisMeterProviderBuilderExtensions
{
    /// <summary>Adds the metrics of pipelines, agents, models, tools, pools and circuits.</summary>
    /// <param name="builder">The app's metrics.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static MeterProviderBuilder AddAegisInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(AegisTelemetry.MeterName);
    }
}
