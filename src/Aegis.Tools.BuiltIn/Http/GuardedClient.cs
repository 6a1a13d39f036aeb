using System.Net;

namespace Aegis.Tools.BuiltIn;

/// <summary>An HTTP client that does nothing by itself: no redirects, cookies, proxies, credentials or trace headers.</summary>
internal static class GuardedClient
{
    private const int MaxHeaderKilobytes = 32;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static HttpClient Create(HttpToolsOptions options, CheckedConnection.Dialer dial)
    {
        var connection = new CheckedConnection(options, dial);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = options.Timeout,
            ConnectCallback = connection.OpenAsync,
        };

        // the time limit of a call covers its body and its redirects, which the client's own does not
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.Add("Accept", "text/*, application/json, application/xml;q=0.9, */*;q=0.1");
        return client;
    }
}
