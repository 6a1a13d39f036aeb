using Microsoft.AspNetCore.Http;

namespace Aegis.Providers.TestServer;

/// <summary>Sends a reply, or what is left of it when something happens on the way.</summary>
internal sealed class ReplyWriter(HttpContext context, IWire wire, CancellationToken stopping)
{
    public async Task WriteAsync(RecordedRequest request, Reply reply)
    {
        if (!await GoesOnAsync(reply, sent: 0))
        {
            return;
        }

        context.Response.StatusCode = (int)reply.StatusCode;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentType =
            request.IsStreaming && reply.StatusCode == System.Net.HttpStatusCode.OK
                ? "text/event-stream"
                : "application/json";
        var pieces =
            reply.Body is { } body ? [body]
            : request.IsStreaming ? wire.Events(request, reply)
            : Halves(wire.Body(request, reply));
        var sent = 0;
        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, stopping);
            await context.Response.Body.FlushAsync(stopping);
            if (!await GoesOnAsync(reply, ++sent))
            {
                return;
            }
        }
    }

    // so that a whole answer too can break in its middle
    private static IEnumerable<string> Halves(string body) => [body[..(body.Length / 2)], body[(body.Length / 2)..]];

    private async Task<bool> GoesOnAsync(Reply reply, int sent)
    {
        if (reply.BreaksAfter == sent)
        {
            context.Abort();
            return false;
        }

        if (reply.StallsAfter == sent)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return false;
        }

        if (reply.StreamError is { } error && error.After == sent)
        {
            await context.Response.WriteAsync(wire.ErrorEvent(error.Message), stopping);
            return false;
        }

        return reply.EndsAfter != sent;
    }
}
