using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hosting;

/// <summary>How long requests may take. Steps in the store are not cut off by it, so that their outcome is known.</summary>
internal sealed class RequestTimeouts(IOptions<AegisServerOptions> server) : IConfigureOptions<RequestTimeoutOptions>
{
    public const string Policy = "aegis";

    public void Configure(RequestTimeoutOptions options) =>
        options.AddPolicy(
            Policy,
            new RequestTimeoutPolicy
            {
                Timeout = server.Value.RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
                WriteTimeoutResponse = static context =>
                    new Problem(ProblemTypes.TimedOut, ProblemTypes.TimedOut.Advice).ExecuteAsync(context),
            }
        );
}
