using System.Diagnostics;
using Aegis.Telemetry;

namespace Aegis.Usage;

// how events get to the store
public sealed partial class UsageTracker
{
    /// <summary>Writes what was recorded so far.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When the store has it.</returns>
    /// <exception cref="Exception">The store's own: it is tried again in the background.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => buffer.FlushAsync(cancellationToken);

    /// <summary>Writes what is left, for <see cref="UsageTrackerOptions.StopTimeout"/> at most. What comes later is dropped.</summary>
    /// <returns>When it is written, or given up.</returns>
    public ValueTask DisposeAsync() => buffer.DisposeAsync();

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => buffer.Dispose();

    private void Add(UsageEvent usage)
    {
        buffer.Add(usage);
        if (usage.Cost is not { } cost || !Instruments.Cost.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { TelemetryNames.AgentName, usage.AgentId },
            { TelemetryNames.ResponseModel, usage.Model },
        };
        tags.AddIfKnown(TelemetryNames.ProviderName, usage.Provider);
        Instruments.Cost.Add((double)cost, tags);
    }
}
