using System.Security.Claims;
using Aegis.AspNetCore.Hitl;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Identity;

/// <summary>Who asks, for which tenant, and what they may do.</summary>
/// <param name="Tenant">Whose data they see.</param>
/// <param name="Name">What the audit calls them, unique for the tenant.</param>
/// <param name="IsPerson">Whether that is a person.</param>
/// <param name="Scopes">What they may do.</param>
internal sealed record Caller(string Tenant, string Name, bool IsPerson, IReadOnlySet<string> Scopes)
{
    private static readonly string[] NameClaims = [AegisClaims.Name, "sub", ClaimTypes.NameIdentifier, ClaimTypes.Name];

    /// <summary>Whether <c>Tenant-Id</c> is all that was asked of them.</summary>
    public bool IsByHeader { get; init; }

    /// <summary>The caller as a ledger records decisions.</summary>
    public Decider ToDecider() => new(Name, IsPerson ? DeciderKind.Human : DeciderKind.Policy);

    public bool Has(string scope) => Scopes.Contains(scope) || Scopes.Contains(AegisScopes.Admin);

    /// <returns>The caller; none when the principal lacks a tenant or a name.</returns>
    public static Caller? Of(ClaimsPrincipal principal)
    {
        if (
            principal.Identity is not { IsAuthenticated: true }
            || principal.FindAll(AegisClaims.Tenant).ToArray() is not [{ Value.Length: > 0 } tenant]
            || Array.Find(NameClaims, claim => principal.HasClaim(has => has.Type == claim)) is not { } named
            || principal.FindFirst(named)!.Value is "" or HitlClaims.Unasked
        )
        {
            return null;
        }

        return new Caller(
            tenant.Value,
            principal.FindFirst(named)!.Value,
            principal.HasClaim(AegisClaims.Kind, AegisClaims.Person),
            principal
                .FindAll(AegisClaims.Scope)
                .SelectMany(static scopes => scopes.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    public ClaimsPrincipal ToPrincipal() =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(AegisClaims.Tenant, Tenant),
                    new Claim(AegisClaims.Name, Name),
                    new Claim(AegisClaims.Kind, IsPerson ? AegisClaims.Person : "service"),
                    new Claim(AegisClaims.Scope, string.Join(' ', Scopes)),
                ],
                AegisClaims.Scheme
            )
        );

    /// <summary>The caller of a request that was let through.</summary>
    public static Caller Required(HttpContext context) =>
        context.Features.Get<Caller>()
        ?? throw new InvalidOperationException("The endpoint is open to anonymous callers.");
}
