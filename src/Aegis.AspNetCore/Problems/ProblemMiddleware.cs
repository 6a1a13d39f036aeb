using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Problems;

/// <summary>Turns what goes wrong anywhere behind it into a problem: exceptions, and status codes without a body.</summary>
internal sealed class ProblemMiddleware(
    RequestDelegate next,
    IOptions<AegisServerOptions> options,
    ILogger<ProblemMiddleware> logger
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, ProblemOf(context, error)).ConfigureAwait(false);
            return;
        }

        var response = context.Response;
        if (!response.HasStarted && response is { StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await OfStatus(response.StatusCode).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        try
        {
            await problem.ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // whoever asked is gone
        }
    }

    private Problem ProblemOf(HttpContext context, Exception error)
    {
        switch (error)
        {
            case ProblemException refused:
                return refused.Problem;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Refusals.TooLarge(options.Value.MaxBodyLength);
            case BadHttpRequestException bad:
                return OfStatus(bad.StatusCode);
            case OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested:
                return Refusals.Malformed("The request ended before it was complete.");
            case var _ when StoreFaults.IsOne(error):
                ServerLog.StoreUnavailable(logger, context.TraceIdentifier, error);
                return Refusals.Unavailable();
            default:
                ServerLog.Mistake(logger, context.TraceIdentifier, error);
                return new Problem(
                    ProblemTypes.Internal,
                    "The log of the server has more, under the id of this request."
                );
        }
    }

    private static Problem OfStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Refusals.Unauthenticated(),
            StatusCodes.Status404NotFound => Refusals.NotFound(),
            _ => new Problem(ProblemTypes.OfStatus(status), ProblemTypes.OfStatus(status).Advice),
        };
}
