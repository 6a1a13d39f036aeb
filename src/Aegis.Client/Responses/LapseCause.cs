namespace Aegis.Client;

/// <summary>Why a request for approval came to nothing.</summary>
public enum LapseCause
{
    /// <summary>Nobody decided in time; or it was approved, and did not begin in time.</summary>
    Expired,

    /// <summary>It was taken back, perhaps after it had been approved.</summary>
    Cancelled,
}
