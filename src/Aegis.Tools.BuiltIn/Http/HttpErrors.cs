using System.Net.Sockets;

namespace Aegis.Tools.BuiltIn;

/// <summary>Says in a line why a request did not work.</summary>
internal static class HttpErrors
{
    public static Exception ForModel(Uri uri, Exception error)
    {
        // the connection's own refusal comes wrapped by the handler
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is ToolRefusedException refusal)
            {
                return new ToolRefusedException(refusal.Message);
            }
        }

        return new ToolFailedException($"{Shown.Text(uri.AbsoluteUri)} could not be read: {Reason(error)}.");
    }

    private static string Reason(Exception error) =>
        error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                "the headers of the answer are too large",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "no secure connection, its certificate may be wrong",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host is unknown",
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } =>
                "the host is unknown",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
            InvalidDataException => "the answer is not compressed as it says",
            _ => "the answer broke off or is no HTTP",
        };
}
