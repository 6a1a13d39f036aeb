using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>Headers that may stand once: a proxy and the server might take different ones of two.</summary>
internal static class SingletonHeaders
{
    private static readonly string[] Names =
    [
        "Authorization",
        TenantId,
        ThreadId,
        IdempotencyKey,
        IdempotencyMode,
        RequestId,
        "Content-Type",
        "Prefer",
    ];

    public const string TenantId = "Tenant-Id";
    public const string ThreadId = "Thread-Id";
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IdempotencyMode = "Idempotency-Mode";
    public const string RequestId = "X-Request-Id";

    public static void ThrowIfRepeated(IHeaderDictionary headers)
    {
        if (Array.Find(Names, name => headers[name].Count > 1) is { } repeated)
        {
            throw new Problem(ProblemTypes.HeaderRepeated, $"The header {repeated} may stand once.").Thrown();
        }
    }

    /// <returns>The value; none when the header is absent or empty.</returns>
    public static string? Read(IHeaderDictionary headers, string name) =>
        headers[name] is [{ Length: > 0 } value] ? value : null;
}
