using System.Net;
using System.Net.Sockets;

namespace Aegis.Tools.BuiltIn;

/// <summary>Lets a model read the hosts of a list, and nothing else of the network.</summary>
/// <remarks>
/// Thread-safe; one instance serves a process. It sends no cookies, credentials or trace headers, uses no proxy, and connects
/// only to addresses that it has checked, at every redirect again. What it reads is somebody else's text: treat it as
/// such in your prompts.
/// </remarks>
public sealed partial class HttpTools : IDisposable
{
    private readonly HttpClient client;
    private readonly UrlPolicy policy;
    private readonly TextAnswer answer;
    private readonly TimeSpan timeout;
    private readonly int maxRedirects;
    private readonly TimeProvider time;

    /// <summary>Creates the tool; later changes of the options do not reach it.</summary>
    /// <param name="options">What may be read.</param>
    /// <param name="timeProvider">Measures the time limit. Default: the system's clock.</param>
    /// <exception cref="ArgumentException">An allowed host is none, or a limit is not positive.</exception>
    public HttpTools(HttpToolsOptions options, TimeProvider? timeProvider = null)
        : this(options, timeProvider, CheckedConnection.DialAsync) { }

    internal HttpTools(HttpToolsOptions options, TimeProvider? timeProvider, CheckedConnection.Dialer dial)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxRedirects);
        policy = new(options);
        answer = new(options);
        timeout = OptionGuard.Positive(options.Timeout);
        maxRedirects = options.MaxRedirects;
        time = timeProvider ?? TimeProvider.System;
        client = GuardedClient.Create(options, dial);
    }

    /// <summary>
    /// Reads a web page or the answer of a web API, as text. Only some hosts are allowed; a refusal names them.
    /// </summary>
    /// <param name="url">The absolute address, such as https://example.org/page?x=1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// A line with status and type, an empty line, and the text; or a line that begins with <c>Refused:</c> or <c>Failed:</c>.
    /// </returns>
    [Tool(Name = "http_get", Effect = ToolEffect.ReadOnly)]
    public Task<string> HttpGetAsync(string url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        return ToolAnswer.Of(() => GetAsync(policy.Check(url), cancellationToken));
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => client.Dispose();

    private async Task<string> GetAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(timeout, time, cancellationToken);
        try
        {
            return await FollowAsync(uri, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsReached)
        {
            throw new ToolFailedException(
                $"{Shown.Text(uri.AbsoluteUri)} did not answer completely within {Shown.Seconds(timeout)} seconds."
            );
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            throw HttpErrors.ForModel(uri, error);
        }
    }

    private async Task<string> FollowAsync(Uri uri, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var response = await client
                .GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return await answer.ReadAsync(uri, response, cancellationToken).ConfigureAwait(false);
            }

            if (redirects == maxRedirects)
            {
                throw new ToolRefusedException(
                    $"more than {maxRedirects} redirects; the last is {Shown.Text(uri.AbsoluteUri)}."
                );
            }

            uri = policy.CheckRedirect(uri, location);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
