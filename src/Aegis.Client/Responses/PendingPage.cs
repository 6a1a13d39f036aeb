namespace Aegis.Client;

/// <summary>A page of those that wait; the last one has no cursor.</summary>
internal sealed record PendingPage
{
    public required PendingApproval[] Items { get; init; }

    public string? NextCursor { get; init; }
}
