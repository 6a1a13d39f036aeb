namespace Aegis.Client;

/// <summary>What all attempts of one call have in common.</summary>
internal sealed record Call(HttpMethod Method, string Path)
{
    /// <summary>Names the call; each attempt adds its number.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string? TenantId { get; init; }

    public string? ThreadId { get; init; }

    public string? Key { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>How long the server may hold the answer back until there is something to say; zero is not at all.</summary>
    public TimeSpan Hold { get; init; }
}
