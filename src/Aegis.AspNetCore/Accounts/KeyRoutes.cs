using Aegis.Accounts;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Accounts;

/// <summary>Keys of the caller's tenant: more of them, all of them, one less. To rotate one, make another first.</summary>
internal sealed class KeyRoutes(
    IAccountStore accounts,
    PlanCatalog plans,
    KeyMaking keys,
    ApiKeyVerifier verifier,
    TimeProvider clock,
    IOptions<AegisServerOptions> options
)
{
    private const int MaxDays = 3653;

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var list = await accounts
            .ListKeysAsync(Caller.Required(context).Tenant, context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(new KeyList([.. list.Select(KeyInfo.Of)]));
    }

    public async Task<IResult> AddAsync(HttpContext context)
    {
        var caller = Caller.Required(context);
        var wanted = await JsonBody
            .ReadAsync<KeyRequest>(context.Request, options.Value.MaxBodyLength)
            .ConfigureAwait(false);
        ThrowIfUnfit(wanted);
        using var limit = new CancellationTokenSource(options.Value.StoreTimeout, clock);
        var tenant = await accounts.FindTenantAsync(caller.Tenant, limit.Token).ConfigureAwait(false);
        if (tenant is null)
        {
            return new Problem(
                ProblemTypes.AccountConflict,
                "The tenant has no account. Sign up at /api/v1/accounts/signup."
            );
        }

        var (key, secret) = keys.Make(tenant.Id, wanted with { Scopes = [.. wanted.Scopes.Distinct()] });
        var most = (plans.Find(tenant.Plan) ?? plans.First).LiveKeys;
        if (!await accounts.AddKeyAsync(key, most, limit.Token).ConfigureAwait(false))
        {
            return new Problem(ProblemTypes.AccountConflict, $"The plan allows {most} keys at once. Revoke one first.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return ServerJson.Of(new NewKey(KeyInfo.Of(key), secret.Reveal()), StatusCodes.Status201Created);
    }

    public async Task<IResult> RevokeAsync(HttpContext context, string keyId)
    {
        using var limit = new CancellationTokenSource(options.Value.StoreTimeout, clock);
        var isThere =
            ApiKeyIds.IsOne(keyId)
            && await verifier.RevokeAsync(Caller.Required(context).Tenant, keyId, limit.Token).ConfigureAwait(false);
        return isThere ? Results.NoContent() : Refusals.NotFound();
    }

    private static void ThrowIfUnfit(KeyRequest wanted)
    {
        Names.ThrowIfUnfit(wanted.Principal, "principal");
        if (wanted.Scopes.Count == 0 || wanted.Scopes.Except(AegisScopes.All).Any())
        {
            throw Refusals.Malformed($"scopes are one or more of {string.Join(", ", AegisScopes.All)}.").Thrown();
        }

        if (wanted.ExpiresInDays is < 1 or > MaxDays)
        {
            throw Refusals.Malformed($"expires_in_days is from 1 to {MaxDays}.").Thrown();
        }
    }
}

internal static class ApiKeyIds
{
    /// <summary>Whether a text may be the id of a key; others are not asked for.</summary>
    public static bool IsOne(string id) => id.Length is >= 1 and <= 64 && id.All(char.IsAsciiLetterOrDigit);
}
