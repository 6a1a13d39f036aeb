using System.Net.Sockets;
using Aegis.Resilience;

namespace Aegis.Ledger;

/// <summary>Tells exceptions that prove nothing was sent from those that do not.</summary>
/// <remarks>
/// An <see cref="System.Net.Http.HttpRequestException"/> proves nothing, not even "connection refused": the handler sends a
/// request again by itself when a kept connection dies under it, so the one that was refused may have been the second.
/// </remarks>
internal static class Definiteness
{
    public static bool Of(Exception error, IFaultClassifier classifier) =>
        error is DefinitelyNotExecutedException
        || classifier.Classify(error, isCancelled: false).Kind == FaultKind.Rejected
        || error
            is SocketException
            {
                // a timeout while connecting proves nothing: proxies send on
                SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData
            };
}
