using System.Net.Http;
using System.Net.Sockets;
using Aegis.Resilience;

namespace Aegis.Ledger;

/// <summary>Tells exceptions that prove nothing was sent from those that do not.</summary>
internal static class Definiteness
{
    public static bool Of(Exception error, IFaultClassifier classifier) =>
        error is DefinitelyNotExecutedException
        || classifier.Classify(error, isCancelled: false).Kind == FaultKind.Rejected
        || (error is HttpRequestException or SocketException && IsNotConnected(error));

    /// <summary>Nobody listens, or there is no such host. A timeout while connecting proves nothing: proxies send on.</summary>
    private static bool IsNotConnected(Exception error) =>
        error switch
        {
            SocketException socket => socket.SocketErrorCode
                is SocketError.ConnectionRefused
                    or SocketError.HostNotFound
                    or SocketError.NoData,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => true,
            { InnerException: { } inner } => IsNotConnected(inner),
            _ => false,
        };
}
