namespace Aegis.AspNetCore;

/// <summary>The claims by which the server knows a caller, whichever way they were authenticated.</summary>
public static class AegisClaims
{
    /// <summary>The authentication scheme of keys and of <c>Tenant-Id</c>.</summary>
    public const string Scheme = "Aegis";

    /// <summary>The tenant, exactly one.</summary>
    public const string Tenant = "aegis:tenant";

    /// <summary>Scopes with blanks between them, in any number of claims.</summary>
    public const string Scope = "scope";

    /// <summary><see cref="Person"/> for persons; whoever has none, or another, is a service.</summary>
    public const string Kind = "aegis:kind";

    /// <summary>The value of <see cref="Kind"/> for persons.</summary>
    public const string Person = "person";

    /// <summary>What the audit calls the caller. Without it, the claims <c>sub</c>, name identifier and name are asked.</summary>
    public const string Name = "aegis:name";
}
