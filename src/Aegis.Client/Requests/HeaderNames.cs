namespace Aegis.Client;

internal static class HeaderNames
{
    public const string TenantId = "Tenant-Id";
    public const string ThreadId = "Thread-Id";
    public const string IdempotencyKey = "Idempotency-Key";
    public const string RequestId = "X-Request-Id";
    public const string Prefer = "Prefer";
}
