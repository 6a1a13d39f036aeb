namespace Aegis.Providers;

/// <summary>Makes the HTTP clients that SDKs of providers work over.</summary>
internal static class ProviderHttp
{
    /// <summary>A client that is disposed of together with the SDK's.</summary>
    /// <param name="faults">Words for what goes wrong.</param>
    /// <param name="timeout">How long to wait for an answer to begin, and in it for each next piece.</param>
    /// <param name="timeProvider">The clock.</param>
    public static HttpClient Create(ProviderFaults faults, TimeSpan timeout, TimeProvider timeProvider)
    {
        var network = new SocketsHttpHandler
        {
            // the key must not follow a redirect to another host
            AllowAutoRedirect = false,
            UseCookies = false,
            // a long-lived client sees changes of DNS
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new ProviderHandler(faults, timeout, timeProvider) { InnerHandler = network })
        {
            // the handler's is the only one: this one would end long streams
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }
}
