namespace Aegis.Runs;

/// <summary>A run as one owner knows it. A step under a fence that is not the run's any more changes nothing.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="RunId">Its id.</param>
/// <param name="Fence">How often it had been taken over, and one.</param>
public readonly record struct RunHandle(string Tenant, string RunId, long Fence);
