namespace Aegis.Client.Tests.Upstream;

/// <summary>The arguments of upstream's constructor, with its defaults.</summary>
public sealed record UpstreamOptions
{
    public string BaseUrl { get; init; } = "http://localhost:8000";

    public string ApiPrefix { get; init; } = "/api/v1";

    public string? ApiKey { get; init; }

    public string? TenantId { get; init; }

    public string? ThreadId { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public int MaxRetries { get; init; } = 3;

    /// <summary>Waits between attempts; tests need not.</summary>
    public Func<TimeSpan, Task> Sleep { get; init; } = Task.Delay;
}
