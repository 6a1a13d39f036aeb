using System.Net;

namespace Aegis.Tools.BuiltIn;

/// <summary>What <see cref="HttpTools"/> may read. As it is, nothing.</summary>
public sealed class HttpToolsOptions
{
    /// <summary>
    /// The hosts that may be read: a name (<c>api.example.org</c>), all names below one (<c>*.example.org</c>, which does not
    /// hold <c>example.org</c> itself) or an IP address. <c>:8443</c> at the end allows that port; without it, only the
    /// scheme's own port is allowed. Default: empty, which allows none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Whether <c>http:</c> is allowed beside <c>https:</c>. Default: <see langword="false"/>.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// How many bytes of a body are read, counted after decompression; the rest is cut off, which the result then says.
    /// Default: 262,144.
    /// </summary>
    public int MaxBytes { get; set; } = 256 * 1024;

    /// <summary>How long a call may take, with all its redirects. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed; each one is checked as the first address is. Default: 5; 0 follows none.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>The header <c>User-Agent</c>. Default: <c>Aegis.Tools.BuiltIn</c>.</summary>
    public string UserAgent { get; set; } = "Aegis.Tools.BuiltIn";

    /// <summary>Finds the addresses of a host name. Default: the system's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;

    /// <summary>
    /// <b>Dangerous.</b> Whether hosts of the list may have addresses that are not public: loopback, private networks, the
    /// metadata services of clouds. Whoever controls the DNS of a listed host then reads your network. Default:
    /// <see langword="false"/>; meant for tests against a server on the same machine.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }
}
