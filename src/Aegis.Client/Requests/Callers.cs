namespace Aegis.Client;

/// <summary>Says for whom a call is made, by its own arguments or by the options, before anything is sent.</summary>
internal sealed class Callers(AegisClientOptions options)
{
    /// <summary>The tenant to name; null beside a key, which names it already.</summary>
    /// <exception cref="ArgumentException">No tenant is known, or its id can not be sent.</exception>
    public string? Tenant(string? tenantId)
    {
        if (options.ApiKey is not null)
        {
            return null;
        }

        return Checked(tenantId ?? options.TenantId, nameof(tenantId), "tenant")
            ?? throw new ArgumentException(
                "There is neither a key nor a tenant: set AegisClientOptions.ApiKey, or for a server of your own TenantId.",
                nameof(tenantId)
            );
    }

    /// <summary>The thread that a decision belongs to.</summary>
    /// <exception cref="ArgumentException">No thread is known, or its id can not be sent.</exception>
    public string Thread(string? threadId) =>
        Checked(threadId ?? options.ThreadId, nameof(threadId), "thread")
        ?? throw new ArgumentException(
            "There is no thread: set AegisClientOptions.ThreadId, or pass threadId to the call.",
            nameof(threadId)
        );

    /// <exception cref="ArgumentException">The key can not be sent.</exception>
    public static string Key(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return HeaderText.IsVisible(key, HeaderText.MaxKeyLength)
            ? key
            : throw new ArgumentException(
                $"The key '{key}' must have 1 to {HeaderText.MaxKeyLength} visible ASCII characters.",
                nameof(key)
            );
    }

    /// <summary>A request's id as a part of a path.</summary>
    /// <exception cref="ArgumentException">It is empty, or would lead elsewhere.</exception>
    public static string Segment(string requestId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        return requestId is "." or ".."
            ? throw new ArgumentException($"'{requestId}' is no id of a request.", nameof(requestId))
            : Uri.EscapeDataString(requestId);
    }

    private static string? Checked(string? id, string parameter, string what) =>
        id is null || HeaderText.IsVisible(id, HeaderText.MaxIdLength)
            ? id
            : throw new ArgumentException(
                $"The {what} '{id}' must have 1 to {HeaderText.MaxIdLength} visible ASCII characters.",
                parameter
            );
}
