using System.Buffers;
using System.Text.Json;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Aegis.AspNetCore.Requests;

/// <summary>Bodies: one JSON object of bounded size, whose meaning is certain.</summary>
internal static class JsonBody
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    /// <summary>Reads the body in its one spelling.</summary>
    /// <returns>Canonical JSON; <c>{}</c> when there is no body.</returns>
    public static async Task<byte[]> ReadCanonicalAsync(HttpRequest request, long limit) =>
        CanonicalOf(await ReadObjectAsync(request, limit).ConfigureAwait(false));

    /// <summary>Reads the body as a value, with every number as it was sent; unknown members are refused.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, long limit)
    {
        var body = await ReadObjectAsync(request, limit).ConfigureAwait(false);
        // what means two things, or nothing, is refused whatever the value makes of it
        CanonicalOf(body);
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, ServerJson.Options)!;
        }
        catch (JsonException error)
        {
            throw Refusals.Malformed($"The body does not have the right members: see {error.Path ?? "$"}.").Thrown();
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadObjectAsync(HttpRequest request, long limit)
    {
        ThrowIfNoJson(request);
        var body = await ReadAsync(request, limit).ConfigureAwait(false);
        return body.Length == 0 ? Empty : body;
    }

    private static byte[] CanonicalOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            var canonical = CanonicalJson.Of(body);
            return canonical[0] == (byte)'{'
                ? canonical
                : throw Refusals.Malformed("The body has to be a JSON object.").Thrown();
        }
        catch (CanonicalJsonException error)
        {
            throw Refusals.Malformed($"The body can not be read. {error.Message}").Thrown();
        }
    }

    private static void ThrowIfNoJson(HttpRequest request)
    {
        var headers = request.Headers;
        var isEmpty = request.ContentLength is null or 0 && StringValues.IsNullOrEmpty(headers.TransferEncoding);
        if (isEmpty)
        {
            return;
        }

        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson || !StringValues.IsNullOrEmpty(headers.ContentEncoding))
        {
            throw new Problem(
                ProblemTypes.UnsupportedMediaType,
                "Send Content-Type: application/json, in UTF-8, without Content-Encoding."
            ).Thrown();
        }
    }

    // the server below has a limit of its own, a test server has none
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, long limit)
    {
        if (request.ContentLength > limit)
        {
            throw Refusals.TooLarge(limit).Thrown();
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > limit)
            {
                throw Refusals.TooLarge(limit).Thrown();
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
