using System.Text;

namespace Aegis.Providers;

/// <summary>
/// Between an SDK and the network: bounds every wait, and turns whatever is no answer into a <see cref="ProviderException"/>
/// before the SDK makes an exception of its own, which might hold a header or a key.
/// </summary>
internal sealed class ProviderHandler(ProviderFaults faults, TimeSpan timeout, TimeProvider timeProvider)
    : DelegatingHandler
{
    private const int LongestErrorBody = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await WithinAsync(token => base.SendAsync(request, token), cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var body = new ImpatientStream(
                await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false),
                this
            );
            if (!response.IsSuccessStatusCode)
            {
                throw faults.Status(
                    response.StatusCode,
                    request,
                    await ReadErrorAsync(body, cancellationToken).ConfigureAwait(false),
                    RetryAfterHeader.Read(response.Headers, timeProvider)
                );
            }

            var content = new StreamContent(body);
            foreach (var (name, values) in response.Content.Headers.NonValidated)
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Waits for something of the provider's, but no longer than it may take.</summary>
    public async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await wait(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw faults.TimedOut(timeout);
        }
    }

    private static async Task<string> ReadErrorAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestErrorBody];
        try
        {
            var length = await body.ReadAtLeastAsync(
                    buffer,
                    buffer.Length,
                    throwOnEndOfStream: false,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception error) when (error is IOException or ProviderException)
        {
            // the status says more than a body that never came
            return "";
        }
    }
}
