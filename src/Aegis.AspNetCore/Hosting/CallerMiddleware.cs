using System.Runtime.ExceptionServices;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hosting;

/// <summary>Who asks, before anything is counted: the rate limits are the tenant's, and those of an address without one.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, IOptions<AegisServerOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ThrowIfWrongPort(context);
        SingletonHeaders.ThrowIfRepeated(context.Request.Headers);
        var result = await context.AuthenticateAsync(AegisClaims.Scheme).ConfigureAwait(false);
        if (result.Failure is { } fault && StoreFaults.IsOne(fault))
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        if (result.Principal is { } principal && Caller.Of(principal) is { } caller)
        {
            context.User = principal;
            context.Features.Set(
                caller with
                {
                    IsByHeader = principal.HasClaim(TenantHeader.Claim, TenantHeader.Claim),
                }
            );
            ThrowIfOtherTenant(context, caller);
        }

        await next(context).ConfigureAwait(false);
    }

    private void ThrowIfWrongPort(HttpContext context)
    {
        var isManagementPort = context.Connection.LocalPort == options.Value.ManagementPort;
        if (options.Value.ManagementPort is not null && isManagementPort != ManagementEndpoint.Is(context))
        {
            throw Refusals.NotFound().Thrown();
        }
    }

    private static void ThrowIfOtherTenant(HttpContext context, Caller caller)
    {
        if (
            SingletonHeaders.Read(context.Request.Headers, SingletonHeaders.TenantId) is { } named
            && named != caller.Tenant
        )
        {
            throw new Problem(
                ProblemTypes.TenantMismatch,
                "The header Tenant-Id names another tenant than the key. Leave it out."
            ).Thrown();
        }
    }
}
