namespace Aegis.Ledger;

/// <summary>An operation as whoever holds it knows it.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Fence">Its fence when it was taken or read.</param>
public readonly record struct OperationHandle(string Tenant, Guid Id, long Fence);
