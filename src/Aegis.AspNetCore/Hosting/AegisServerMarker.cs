namespace Aegis.AspNetCore.Hosting;

/// <summary>Shows that the services are there, and what the app has done with them.</summary>
internal sealed class AegisServerMarker
{
    /// <summary>Whether there are endpoints.</summary>
    public bool IsMapped { get; set; }

    /// <summary>Whether requests pass what stands before them.</summary>
    public bool IsUsed { get; set; }
}
