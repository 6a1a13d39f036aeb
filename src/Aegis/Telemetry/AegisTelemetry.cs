using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Aegis.Telemetry;

/// <summary>
/// What listeners subscribe to: one <see cref="ActivitySource"/> and one <see cref="Meter"/>, whose names follow the conventions
/// of OpenTelemetry for generative AI. Nobody who listens, nothing that is measured.
/// </summary>
public static class AegisTelemetry
{
    /// <summary>The name of the source of spans; <c>tracing.AddSource(AegisTelemetry.ActivitySourceName)</c>.</summary>
    public const string ActivitySourceName = "Aegis";

    /// <summary>The name of the meter; <c>metrics.AddMeter(AegisTelemetry.MeterName)</c>.</summary>
    public const string MeterName = "Aegis";

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version());

    internal static Meter Meter { get; } = new(MeterName, Version());

    /// <summary>The version of the package, without the commit.</summary>
    private static string Version()
    {
        var assembly = typeof(AegisTelemetry).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+')[0] ?? assembly.GetName().Version!.ToString();
    }
}
