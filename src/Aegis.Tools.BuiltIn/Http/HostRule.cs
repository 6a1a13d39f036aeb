using System.Buffers;

namespace Aegis.Tools.BuiltIn;

/// <summary>One entry of the list of allowed hosts.</summary>
internal sealed record HostRule(string Entry, string Host, bool IsWildcard, int? Port)
{
    private static readonly SearchValues<char> NeverInHosts = SearchValues.Create("/\\@?#* \t\r\n");

    /// <exception cref="ArgumentException">The entry is neither a host nor <c>*.</c> before one.</exception>
    public static HostRule Parse(string entry)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entry);
        var isWildcard = entry.StartsWith("*.", StringComparison.Ordinal);
        var authority = isWildcard ? entry[2..] : entry;

        // the parser that reads the model's addresses reads the list too, so that both spell a host alike
        if (
            authority.AsSpan().ContainsAny(NeverInHosts)
            || !Uri.TryCreate($"https://{authority}/", UriKind.Absolute, out var uri)
            || uri.Host.Length == 0
        )
        {
            throw new ArgumentException(
                $"'{entry}' is no host. Write a name ('api.example.org'), all names below one ('*.example.org') or an address, "
                    + "each with a port if it is not the usual one ('api.example.org:8443').",
                nameof(entry)
            );
        }

        if (isWildcard && (uri.HostNameType != UriHostNameType.Dns || !uri.IdnHost.Contains('.')))
        {
            throw new ArgumentException(
                $"'{entry}' allows a whole top-level domain, or names below an address. Name a domain, such as '*.example.org'.",
                nameof(entry)
            );
        }

        var hasPort = authority.LastIndexOf(':') > authority.LastIndexOf(']');
        return new(entry, uri.IdnHost, isWildcard, hasPort ? uri.Port : null);
    }

    public bool Allows(Uri uri) =>
        (Port is { } port ? uri.Port == port : uri.IsDefaultPort)
        && (
            IsWildcard
                ? uri.HostNameType == UriHostNameType.Dns
                    && uri.IdnHost.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase)
                : uri.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase)
        );
}
