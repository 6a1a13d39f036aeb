namespace Aegis.Storage.Worker;

/// <summary>How an effect is guarded.</summary>
public enum Protocol
{
    /// <summary>The intent is durable before the effect.</summary>
    Intent,

    /// <summary>The mistake that the harness has to catch: the effect comes first.</summary>
    NoIntent,
}
