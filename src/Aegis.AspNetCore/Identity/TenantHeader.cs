using System.Security.Claims;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Identity;

/// <summary>Callers that <c>Tenant-Id</c> alone names, where that is allowed.</summary>
/// <remarks>Nobody knows who they are: they can do neither what takes a person nor what takes an admin.</remarks>
internal static class TenantHeader
{
    /// <summary>A claim that tells them from others.</summary>
    public const string Claim = "aegis:by-header";

    private const int MaxLength = 128;

    private static readonly HashSet<string> Scopes =
    [
        AegisScopes.Decide,
        AegisScopes.Request,
        AegisScopes.Read,
        AegisScopes.Usage,
        AegisScopes.Audit,
        AegisScopes.Agents,
        AegisScopes.Operate,
    ];

    /// <returns>The tenant that the header names; none when it is absent or no name.</returns>
    public static string? TenantOf(IHeaderDictionary headers) =>
        SingletonHeaders.Read(headers, SingletonHeaders.TenantId) is { } tenant && IsName(tenant) ? tenant : null;

    public static bool IsName(string tenant) =>
        tenant.Length is >= 1 and <= MaxLength
        && tenant.All(static character =>
            char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or ':' or '-'
        );

    public static ClaimsPrincipal PrincipalOf(string tenant)
    {
        var principal = new Caller(tenant, "tenant-header", IsPerson: false, Scopes).ToPrincipal();
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Claim, Claim));
        return principal;
    }
}
