using System.Net;
using System.Net.Http.Headers;

namespace Aegis.Tools.BuiltIn;

/// <summary>Makes the result of an answer: a line about it, an empty line, its text.</summary>
internal sealed class TextAnswer(HttpToolsOptions options)
{
    private readonly int maxBytes = OptionGuard.Positive(options.MaxBytes);

    public async Task<string> ReadAsync(Uri uri, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var url = Shown.Text(uri.AbsoluteUri);
        var status = $"{(int)response.StatusCode} {Shown.Text(response.ReasonPhrase ?? "")}".TrimEnd();
        var body = await BodyAsync(url, status, response, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? $"{status} from {url}{body}"
            : throw new ToolFailedException($"{url} answered {status}{body}");
    }

    private async Task<string> BodyAsync(
        string url,
        string status,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var headers = response.Content.Headers;
        if (
            headers.ContentLength == 0
            || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent
        )
        {
            return ", without a body.";
        }

        if (headers.ContentType is not { MediaType: { } mediaType } type || !TextContent.IsText(mediaType))
        {
            var what = headers.ContentType?.MediaType is { } other ? $"'{Shown.Text(other)}'" : "a body without a type";
            throw new ToolRefusedException(
                $"{url} answered {status} with {what}; only text is allowed (text/*, JSON, XML, YAML, JavaScript)."
            );
        }

        // the handler takes off one known encoding; what is still there it did not know
        if (headers.ContentEncoding.Count > 0)
        {
            throw new ToolRefusedException(
                $"{url} answered in the encoding '{Shown.Text(string.Join(", ", headers.ContentEncoding))}'; only one of gzip, "
                    + "deflate and br is allowed."
            );
        }

        return await TextAsync(response.Content, type, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> TextAsync(
        HttpContent content,
        MediaTypeHeaderValue type,
        CancellationToken cancellationToken
    )
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var (bytes, isCut) = await BoundedRead.Async(stream, maxBytes, cancellationToken).ConfigureAwait(false);
        var cut = isCut ? $"; cut off after {maxBytes} bytes, there is more" : "";
        return $" ({Shown.Text(type.MediaType!)}{cut}):\n\n{TextContent.Decode(bytes, type, isCut)}";
    }
}
