using Aegis.AspNetCore.Identity;

namespace Aegis.AspNetCore.Hitl;

/// <summary>
/// How an operation is called outside: its id; for callers that <c>Tenant-Id</c> alone names, the tenant before it.
/// </summary>
/// <remarks>
/// The published client asks for the status without saying who it is. Where the header is all that is asked of anybody, the
/// tenant in the address is as good as the tenant in the header, so that its address alone is enough, and no more than that.
/// </remarks>
internal static class RequestHandles
{
    public static string Of(Caller caller, Guid id) => caller.IsByHeader ? $"{caller.Tenant}.{id:n}" : $"{id:n}";

    /// <returns>The tenant before the id; none when there is none.</returns>
    public static string? TenantIn(string handle) => handle.LastIndexOf('.') is > 0 and var dot ? handle[..dot] : null;

    /// <summary>The id that a caller means.</summary>
    /// <returns>The id; one that nobody has when it is not well-formed, or names another tenant.</returns>
    public static Guid IdFor(Caller caller, string handle)
    {
        var tenant = TenantIn(handle);
        var digits = tenant is null ? handle : handle[(tenant.Length + 1)..];
        return
            (tenant is null || tenant == caller.Tenant)
            && Guid.TryParseExact(digits, digits.Length == 36 ? "d" : "n", out var id)
            ? id
            : Guid.Empty;
    }
}
