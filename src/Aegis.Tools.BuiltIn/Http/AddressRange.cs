using System.Globalization;
using System.Net;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// All addresses with the same first bits. Not <c>IPNetwork</c>, which takes the last bytes of an IPv4-mapped address for the
/// address: to it, ::ffff:8.8.8.8 lies in 2000::/3.
/// </summary>
internal sealed class AddressRange(byte[] start, int bits)
{
    public static AddressRange Parse(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return new(
            IPAddress.Parse(range[..slash]).GetAddressBytes(),
            int.Parse(range.AsSpan(slash + 1), CultureInfo.InvariantCulture)
        );
    }

    public bool Contains(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (bytes.Length != start.Length || !bytes.AsSpan(0, bits / 8).SequenceEqual(start.AsSpan(0, bits / 8)))
        {
            return false;
        }

        var rest = bits % 8;
        return rest == 0 || (bytes[bits / 8] ^ start[bits / 8]) >> (8 - rest) == 0;
    }
}
