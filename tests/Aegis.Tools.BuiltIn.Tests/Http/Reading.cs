using System.Net;

namespace Aegis.Tools.BuiltIn.Tests.Http;

/// <summary>Calls http_get once.</summary>
internal static class Reading
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Reads a server of this machine, which takes the dangerous option.</summary>
    public static async Task<string> LocalAsync(
        string url,
        Action<HttpToolsOptions>? configure = null,
        TimeProvider? time = null
    )
    {
        var options = new HttpToolsOptions { AllowHttp = true, AllowPrivateAddresses = true };
        options.AllowedHosts.Add($"127.0.0.1:{new Uri(url).Port}");
        configure?.Invoke(options);
        using var tools = new HttpTools(options, time);
        return await tools.HttpGetAsync(url, Token);
    }

    /// <summary>
    /// Reads with all guards up. Names resolve as said; 93.184.215.14, a public address, is played by a server of this
    /// machine.
    /// </summary>
    public static async Task<string> GuardedAsync(
        string url,
        string[] hosts,
        Func<string, string[]> resolve,
        int port,
        List<IPAddress>? dialled = null
    )
    {
        var options = new HttpToolsOptions
        {
            AllowHttp = true,
            Resolve = (host, _) => Task.FromResult(Array.ConvertAll(resolve(host), IPAddress.Parse)),
        };
        foreach (var host in hosts)
        {
            options.AllowedHosts.Add(host);
        }

        using var tools = new HttpTools(
            options,
            null,
            (addresses, _, token) =>
            {
                dialled?.AddRange(addresses);
                return CheckedConnection.DialAsync([IPAddress.Loopback], port, token);
            }
        );
        return await tools.HttpGetAsync(url, Token);
    }
}
