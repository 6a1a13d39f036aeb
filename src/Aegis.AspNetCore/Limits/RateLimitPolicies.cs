using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Limits;

/// <summary>A token bucket for each tenant; for each address as long as nobody has shown a valid key.</summary>
/// <remarks>Attempts at guessing keys are anonymous, so the smaller bucket of their address ends them.</remarks>
internal sealed class CallerRateLimit(IOptions<AegisServerOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "aegis";

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => RateLimitRefusal.WriteAsync;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        var limits = options.Value.RateLimits;
        return httpContext.Features.Get<Caller>() is { } caller
            ? Bucket($"tenant {caller.Tenant}", limits.TenantBurst, limits.TenantPerSecond)
            : Bucket($"address {Addresses.Of(httpContext)}", limits.AnonymousBurst, limits.AnonymousPerSecond);
    }

    private static RateLimitPartition<string> Bucket(string key, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }
        );
}

/// <summary>So many accounts an hour for each address.</summary>
internal sealed class SignupRateLimit(IOptions<AegisServerOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "aegis-signup";

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => RateLimitRefusal.WriteAsync;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            Addresses.Of(httpContext),
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.Value.RateLimits.SignupsPerHour,
                Window = TimeSpan.FromHours(1),
                SegmentsPerWindow = 6,
            }
        );
}

internal static class RateLimitRefusal
{
    public static ValueTask WriteAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? after
            : TimeSpan.FromSeconds(1);
        var problem = new Problem(
            ProblemTypes.RateLimited,
            "This node answers no more requests of yours for a moment."
        );
        return new ValueTask(problem.RetryAfter(wait).ExecuteAsync(context.HttpContext));
    }
}

internal static class Addresses
{
    /// <summary>Who is at the other end; a network of 64 bits is one, since its owner has all of its addresses.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
