using System.Net;
using System.Net.Sockets;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// Opens the connections of <see cref="HttpTools"/>: it resolves a name once, and connects to the very addresses that it
/// has judged. A name that answers differently the next time (DNS rebinding) gains nothing by it.
/// </summary>
internal sealed class CheckedConnection(HttpToolsOptions options, CheckedConnection.Dialer dial)
{
    /// <summary>Connects to one of the addresses.</summary>
    internal delegate Task<Stream> Dialer(IPAddress[] addresses, int port, CancellationToken cancellationToken);

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = options.Resolve;
    private readonly bool allowPrivate = options.AllowPrivateAddresses;

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal)
            ? [literal]
            : await resolve(endPoint.Host, cancellationToken).ConfigureAwait(false);
        var allowed = allowPrivate ? addresses : Array.FindAll(addresses, PublicAddresses.IsPublic);
        if (allowed.Length == 0 && addresses.Length > 0)
        {
            // the address itself stays unsaid: the model is not to map the network by it
            throw new ToolRefusedException(
                $"host '{Shown.Text(endPoint.Host)}' has no public address; private, loopback, link-local and other special "
                    + "addresses are not allowed."
            );
        }

        return await dial(allowed, endPoint.Port, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects over TCP, trying the addresses in their order.</summary>
    public static async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
