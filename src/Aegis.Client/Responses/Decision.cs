namespace Aegis.Client;

/// <summary>What was decided.</summary>
public enum Decision
{
    /// <summary>It may happen.</summary>
    Approved,

    /// <summary>It must not happen.</summary>
    Rejected,
}
