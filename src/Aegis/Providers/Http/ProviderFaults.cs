using System.Globalization;
using System.Net;

namespace Aegis.Providers;

/// <summary>Says in Aegis' words what went wrong with a provider, without any secret.</summary>
/// <param name="provider">The name that the provider is registered under.</param>
/// <param name="apiKey">Its key, if it has one.</param>
/// <param name="reported">
/// What a provider has reported, out of an exception of its SDK, as JSON or as text; none when it is no such exception.
/// </param>
internal sealed class ProviderFaults(string provider, string? apiKey, Func<Exception, string?>? reported = null)
{
    private readonly SecretText secrets = new(apiKey);

    /// <summary>The provider answered, but with an error.</summary>
    public ProviderException Status(
        HttpStatusCode status,
        HttpRequestMessage request,
        string body,
        TimeSpan? retryAfter
    )
    {
        var place = request.RequestUri?.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped
        );

        // some gateways want a key in the path
        var address = string.Join('/', (place ?? "").Split('/').Select(secrets.Without));
        var text = ErrorText.Of(body, secrets);
        var said = text.Length == 0 ? "." : $": {text}";
        var hint = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " Check its API key.",
            HttpStatusCode.NotFound => " Check its model and its base URL.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                " Redirects are not followed, since a key must not leave the configured host: correct the base URL.",
            _ => "",
        };
        return new ProviderException(
            provider,
            $"Provider '{provider}' answered {(int)status} ({status}) to {request.Method} {address}{said}{hint}",
            status,
            retryAfter
        );
    }

    /// <summary>The provider said nothing for too long.</summary>
    public ProviderException TimedOut(TimeSpan timeout) =>
        new(
            provider,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Provider '{provider}' sent nothing for {timeout.TotalSeconds:0.###} s. If it needs longer, raise its TimeoutSeconds."
            )
        );

    /// <summary>A stream came to its end before the answer did.</summary>
    public ProviderException CutOff() =>
        new(provider, $"The answer of provider '{provider}' was cut off: the stream ended before the answer did.");

    /// <summary>The provider reported an error in the middle of an answer.</summary>
    public ProviderException Reported(string body) =>
        new(provider, $"Provider '{provider}' broke its answer off: {ErrorText.Of(body, secrets)}");

    /// <summary>The provider answered something else than an answer.</summary>
    public ProviderException Unreadable(string why) =>
        new(provider, $"The answer of provider '{provider}' could not be used: {ErrorText.Shown(why, secrets)}");

    /// <summary>What whoever asked is to be told of an exception.</summary>
    /// <returns>The exception to throw instead; none when it is the right one already.</returns>
    public Exception? Translate(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return exception is OperationCanceledException ? null : new OperationCanceledException(cancellationToken);
        }

        if (exception is ProviderException or ProviderConfigurationException)
        {
            return null;
        }

        if (Inner<ProviderException>(exception) is { } known)
        {
            return known;
        }

        if (reported?.Invoke(exception) is { } body)
        {
            return Reported(body);
        }

        Exception? transport = Inner<HttpRequestException>(exception);
        transport ??= Inner<IOException>(exception);
        if (transport is not null)
        {
            return new ProviderException(
                provider,
                $"The connection to provider '{provider}' failed: {ErrorText.Shown(transport.Message, secrets)}",
                innerException: secrets.IsKeyIn(transport.ToString()) ? null : transport
            );
        }

        return exception switch
        {
            // the asker's own mistakes: what can not be asked of this provider
            ArgumentException or NotSupportedException or ObjectDisposedException => null,
            OperationCanceledException or TimeoutException => new ProviderException(
                provider,
                $"Provider '{provider}' did not answer in time."
            ),
            _ => Unreadable(exception.Message),
        };
    }

    private static T? Inner<T>(Exception exception)
        where T : Exception
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }
}
