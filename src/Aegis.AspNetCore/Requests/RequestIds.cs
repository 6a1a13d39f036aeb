using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>What a request is called in logs and answers: what its sender calls it, if that is fit to be logged.</summary>
internal static class RequestIds
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
    );

    /// <summary>Names the request, and has the answer say so.</summary>
    public static void Assign(HttpContext context)
    {
        var id =
            context.Request.Headers[SingletonHeaders.RequestId] is [{ Length: >= 1 and <= 64 } given] && IsFit(given)
                ? given
                : Guid.CreateVersion7().ToString("n");
        context.TraceIdentifier = id;
        context.Response.OnStarting(
            static state =>
            {
                var answered = (HttpContext)state;
                answered.Response.Headers[SingletonHeaders.RequestId] = answered.TraceIdentifier;
                return Task.CompletedTask;
            },
            context
        );
    }

    private static bool IsFit(string id) => !id.AsSpan().ContainsAnyExcept(Allowed);
}
