namespace Aegis.AspNetCore;

/// <summary>How many requests are answered, on each node by itself.</summary>
public sealed class AegisRateLimits
{
    /// <summary>Requests a second for each tenant, in the long run. Default: 200.</summary>
    public int TenantPerSecond { get; set; } = 200;

    /// <summary>Requests of a tenant at once, when it was silent before. Default: 1,000.</summary>
    public int TenantBurst { get; set; } = 1000;

    /// <summary>
    /// Requests a second without a valid key for each address, in the long run; an IPv6 network of 64 bits is one address.
    /// Default: 10.
    /// </summary>
    public int AnonymousPerSecond { get; set; } = 10;

    /// <summary>Requests without a valid key of an address at once. Default: 100.</summary>
    public int AnonymousBurst { get; set; } = 100;

    /// <summary>Accounts that an address may open in an hour. Default: 5.</summary>
    public int SignupsPerHour { get; set; } = 5;
}
