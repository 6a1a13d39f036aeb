using System.Net;

namespace Aegis.Providers;

/// <summary>
/// A model provider did not do what it was asked. Aegis' own providers throw this alone, whatever their SDK throws; the
/// message never has a key, a header or an address's query in it.
/// </summary>
public sealed class ProviderException : Exception
{
    /// <summary>A failure of a provider.</summary>
    /// <param name="provider">The name that the provider is registered under.</param>
    /// <param name="message">What happened, and what to do. Must hold no secret.</param>
    /// <param name="statusCode">The HTTP status; none when no response came.</param>
    /// <param name="retryAfter">How long the provider asks to be left alone; none when it does not say.</param>
    /// <param name="innerException">The SDK's exception, when it is known to hold no secret.</param>
    public ProviderException(
        string provider,
        string message,
        HttpStatusCode? statusCode = null,
        TimeSpan? retryAfter = null,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        Provider = provider;
        StatusCode = statusCode;
        RetryAfter = retryAfter;
    }

    /// <summary>The name that the provider is registered under.</summary>
    public string Provider { get; }

    /// <summary>The HTTP status; none when no response came, or it was cut off.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>How long the provider asks to be left alone; none when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
