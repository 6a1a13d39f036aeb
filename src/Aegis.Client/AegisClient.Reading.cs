using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Client;

/// <content>What only asks, and changes nothing.</content>
public sealed partial class AegisClient
{
    /// <summary>Asks what became of a request.</summary>
    /// <param name="requestId">The id that the server has given to it.</param>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no tenant. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<AegisResult<OperationStatus>> GetStatusAsync(
        string requestId,
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) => ReadAsync(StatusOf(requestId, tenantId), WireJson.Default.OperationStatus, cancellationToken);

    /// <summary>Lists the requests that wait for a decision, page by page as they are read.</summary>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="AegisClientException">The server does not tell; the exception says why.</exception>
    /// <exception cref="ArgumentException">There is no tenant. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IAsyncEnumerable<PendingApproval> ListPendingAsync(
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) => PagesAsync(callers.Tenant(tenantId), cancellationToken);

    /// <summary>Asks what the tenant has used in the current period.</summary>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no tenant. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<AegisResult<UsageReport>> GetUsageAsync(
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) => ReadAsync(Get("usage", callers.Tenant(tenantId)), WireJson.Default.UsageReport, cancellationToken);

    /// <summary>Asks which plans there are. Everyone may: neither a key nor a tenant is needed.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<AegisResult<IReadOnlyList<BillingPlan>>> GetPlansAsync(
        CancellationToken cancellationToken = default
    )
    {
        var call = Get("billing/plans", options.TenantId);
        var reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return new(reply, ValueOf(reply, WireJson.Default.BillingPlans)?.Plans);
    }

    private async IAsyncEnumerable<PendingApproval> PagesAsync(
        string? tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        do
        {
            var path = cursor is null ? "hitl/pending" : $"hitl/pending?cursor={Uri.EscapeDataString(cursor)}";
            var result = await ReadAsync(Get(path, tenant), WireJson.Default.PendingPage, cancellationToken)
                .ConfigureAwait(false);
            var page = result.EnsureSuccess();
            foreach (var approval in page.Items)
            {
                yield return approval;
            }

            // a cursor that does not move would go on for ever
            cursor = page.NextCursor == cursor ? null : page.NextCursor;
        } while (!string.IsNullOrEmpty(cursor));
    }

    private async Task<AegisResult<T>> ReadAsync<T>(
        Call call,
        JsonTypeInfo<T> contract,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return new(reply, ValueOf(reply, contract));
    }

    private Call StatusOf(string requestId, string? tenantId) =>
        Get($"hitl/status/{Callers.Segment(requestId)}", callers.Tenant(tenantId));

    private static Call Get(string path, string? tenant) => new(HttpMethod.Get, path) { TenantId = tenant };

    private static T? ValueOf<T>(Reply reply, JsonTypeInfo<T> contract)
        where T : class => reply.Response is { IsSuccessStatus: true } response ? response.Parse(contract) : null;
}
