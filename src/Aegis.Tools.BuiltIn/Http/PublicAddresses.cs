using System.Net;
using System.Net.Sockets;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// Tells public addresses from all others, by the registries of special-purpose addresses of IANA (RFC 6890 and its
/// successors). Of IPv6, only 2000::/3 is given out; loopback, mapped, NAT64, unique local, link-local and multicast
/// addresses lie outside it.
/// </summary>
internal static class PublicAddresses
{
    private static readonly AddressRange[] SpecialIPv4 =
    [
        AddressRange.Parse("0.0.0.0/8"), // this network
        AddressRange.Parse("10.0.0.0/8"), // private
        AddressRange.Parse("100.64.0.0/10"), // carrier-grade NAT
        AddressRange.Parse("127.0.0.0/8"), // loopback
        AddressRange.Parse("168.63.129.16/32"), // Azure's host: public by its number, and the machine's own by its meaning
        AddressRange.Parse("169.254.0.0/16"), // link-local, metadata services
        AddressRange.Parse("172.16.0.0/12"), // private
        AddressRange.Parse("192.0.0.0/24"), // protocol assignments
        AddressRange.Parse("192.0.2.0/24"), // documentation
        AddressRange.Parse("192.88.99.0/24"), // 6to4 relays
        AddressRange.Parse("192.168.0.0/16"), // private
        AddressRange.Parse("198.18.0.0/15"), // benchmarks
        AddressRange.Parse("198.51.100.0/24"), // documentation
        AddressRange.Parse("203.0.113.0/24"), // documentation
        AddressRange.Parse("224.0.0.0/4"), // multicast
        AddressRange.Parse("240.0.0.0/4"), // reserved, broadcast
    ];

    private static readonly AddressRange GlobalIPv6 = AddressRange.Parse("2000::/3");

    private static readonly AddressRange[] SpecialIPv6 =
    [
        AddressRange.Parse("2001::/23"), // protocol assignments, Teredo
        AddressRange.Parse("2001:db8::/32"), // documentation
        AddressRange.Parse("2002::/16"), // 6to4: carries any IPv4 address
        AddressRange.Parse("3fff::/20"), // documentation
    ];

    public static bool IsPublic(IPAddress address) =>
        address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !SpecialIPv4.Any(range => range.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalIPv6.Contains(address)
                && !SpecialIPv6.Any(range => range.Contains(address))
                && !IsIsatap(address),
            _ => false,
        };

    /// <summary>ISATAP (RFC 5214) carries an IPv4 address behind 0000:5efe or 0200:5efe, under any prefix.</summary>
    private static bool IsIsatap(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
    }
}
