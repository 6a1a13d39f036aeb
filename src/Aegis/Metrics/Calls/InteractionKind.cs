namespace Aegis.Metrics;

/// <summary>How one agent gave something to another.</summary>
public enum InteractionKind
{
    /// <summary>The other depends on it, and was given its output.</summary>
    Dependency,

    /// <summary>It passed its work on.</summary>
    Handover,

    /// <summary>It sent the other a message.</summary>
    Message,
}
