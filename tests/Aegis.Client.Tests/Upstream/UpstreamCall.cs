namespace Aegis.Client.Tests.Upstream;

/// <summary>What a call may say beside its key.</summary>
public sealed record UpstreamCall
{
    /// <summary>JSON as it stands.</summary>
    public string? Payload { get; init; }

    public string? ThreadId { get; init; }

    public string? TenantId { get; init; }
}
