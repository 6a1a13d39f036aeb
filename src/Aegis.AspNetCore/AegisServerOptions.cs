namespace Aegis.AspNetCore;

/// <summary>How the approval API behaves.</summary>
public sealed class AegisServerOptions
{
    /// <summary>
    /// Whether <c>Tenant-Id</c> alone, without a key, names the tenant. Anybody who reaches the server can then be any tenant
    /// that has no account: for a network that is trusted as a whole. Default: no.
    /// </summary>
    public bool AllowTenantHeader { get; set; }

    /// <summary>Whether anybody can open an account at <c>accounts/signup</c>. Default: no.</summary>
    public bool AllowSignup { get; set; }

    /// <summary>
    /// The scheme of the app's own authentication, <c>"Bearer"</c> say, for callers without a key of Aegis. Its principals need the
    /// claims <see cref="AegisClaims.Tenant"/> and <see cref="AegisClaims.Scope"/>. Default: none.
    /// </summary>
    public string? AuthenticationScheme { get; set; }

    /// <summary>
    /// The port, a listener of its own, that alone answers <c>/live</c>, <c>/ready</c> and <c>/metrics</c>. Without one the first
    /// two are answered on every port, and <c>/metrics</c> asks for <see cref="MetricsToken"/>. Default: none.
    /// </summary>
    public int? ManagementPort { get; set; }

    /// <summary>
    /// What <c>/metrics</c> asks for, as a bearer token, where there is no <see cref="ManagementPort"/>; 16 characters or more.
    /// Without either, <c>/metrics</c> is not there. Default: none.
    /// </summary>
    public string? MetricsToken { get; set; }

    /// <summary>How many bytes a body may have, up to 64 KiB. Default: 64 KiB.</summary>
    public int MaxBodyLength { get; set; } = 64 * 1024;

    /// <summary>How long a request for approval can be decided. Default: an hour.</summary>
    public TimeSpan DecideWithin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a request may take before it is answered with 504; waiting for a change counts. Default: 30 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the store is given to answer before 503. Default: 10 s.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests may wait for a change at once; more are answered at once. Default: 1,000.</summary>
    public int MaxWaiting { get; set; } = 1000;

    /// <summary>How many requests are answered, on each node by itself.</summary>
    public AegisRateLimits RateLimits { get; } = new();
}
