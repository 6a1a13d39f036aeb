namespace Aegis.AspNetCore;

/// <summary>What a key, or a user of the app, may do. One does not contain another, but <see cref="Admin"/> all of them.</summary>
public static class AegisScopes
{
    /// <summary>Decide what others ask for, and see what waits.</summary>
    public const string Decide = "hitl:decide";

    /// <summary>Ask for approval. What agents have.</summary>
    public const string Request = "ops:request";

    /// <summary>See what became of an operation.</summary>
    public const string Read = "ops:read";

    /// <summary>Say how an operation ended whose outcome nobody knows. For persons alone.</summary>
    public const string Resolve = "ops:resolve";

    /// <summary>See usage and bills.</summary>
    public const string Usage = "usage:read";

    /// <summary>Read and verify the audit.</summary>
    public const string Audit = "audit:read";

    /// <summary>See what agents use, how they do, and what guards them.</summary>
    public const string Agents = "agents:read";

    /// <summary>Close circuits of agents.</summary>
    public const string Operate = "agents:operate";

    /// <summary>Everything, also making and revoking keys.</summary>
    public const string Admin = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Decide, Request, Read, Resolve, Usage, Audit, Agents, Operate, Admin];
}
