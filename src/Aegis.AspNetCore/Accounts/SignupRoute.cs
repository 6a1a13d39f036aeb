using System.Security.Cryptography;
using Aegis.Accounts;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Accounts;

/// <summary>POST accounts/signup: a tenant of its own, and the key of its first admin.</summary>
internal sealed class SignupRoute(
    IAccountStore accounts,
    PlanCatalog plans,
    KeyMaking keys,
    TimeProvider clock,
    IOptions<AegisServerOptions> options
)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (!options.Value.AllowSignup)
        {
            return Refusals.NotFound();
        }

        var wanted = await JsonBody
            .ReadAsync<SignupRequest>(context.Request, options.Value.MaxBodyLength)
            .ConfigureAwait(false);
        Names.ThrowIfUnfit(wanted.Name, "name");
        Names.ThrowIfUnfit(wanted.Principal, "principal");
        var id = $"ten_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
        var tenant = new Tenant
        {
            Id = id,
            Name = wanted.Name,
            Plan = plans.First.Id,
            CreatedAt = clock.GetUtcNow(),
        };
        var (key, secret) = keys.Make(id, new KeyRequest(wanted.Principal, PrincipalKind.Person, [AegisScopes.Admin]));
        using var limit = new CancellationTokenSource(options.Value.StoreTimeout, clock);
        if (!await accounts.CreateTenantAsync(tenant, key, limit.Token).ConfigureAwait(false))
        {
            return Refusals.Unavailable();
        }

        context.Response.Headers.CacheControl = "no-store";
        return ServerJson.Of(
            new SignupAnswer(id, tenant.Plan, key.KeyId, secret.Reveal()),
            StatusCodes.Status201Created
        );
    }
}
