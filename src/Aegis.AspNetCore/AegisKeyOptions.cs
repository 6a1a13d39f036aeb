using System.Text;
using Aegis.AspNetCore.Accounts;

namespace Aegis.AspNetCore;

/// <summary>A key that is wanted: for which tenant, for whom, and for what.</summary>
public sealed class AegisKeyOptions
{
    private const int MaxTenantBytes = 128;

    /// <summary>
    /// The tenant: 1 to 128 bytes of UTF-8. Default: <c>default</c>, to which the tools of runs belong that name no tenant.
    /// </summary>
    public string Tenant { get; set; } = "default";

    /// <summary>
    /// What the audit calls whoever has the key: 1 to 200 characters. Two names decide as two, two keys of one name as one.
    /// Default: <c>operator</c>.
    /// </summary>
    public string Name { get; set; } = "operator";

    /// <summary>
    /// Whether that is a person. <see cref="AegisScopes.Resolve"/> is for persons alone, also where <see cref="AegisScopes.Admin"/>
    /// has it. Default: no.
    /// </summary>
    public bool IsPerson { get; set; }

    /// <summary>What the key allows, of <see cref="AegisScopes.All"/>. Default: <see cref="AegisScopes.Admin"/>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [AegisScopes.Admin];

    /// <returns>What can not be meant; none when all can.</returns>
    internal string? Fault()
    {
        var isTenant =
            !string.IsNullOrWhiteSpace(Tenant)
            && Encoding.UTF8.GetByteCount(Tenant) <= MaxTenantBytes
            && !Tenant.Any(static character => char.IsControl(character) || char.IsSurrogate(character));
        return !isTenant ? $"The tenant has 1 to {MaxTenantBytes} bytes and no controls."
            : Names.FaultOf(Name, "The name") is { } name ? name
            : Scopes.Count == 0 || Scopes.Except(AegisScopes.All).Any()
                ? $"The scopes are one or more of {string.Join(", ", AegisScopes.All)}."
            : null;
    }
}
