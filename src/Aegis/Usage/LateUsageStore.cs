using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Usage;

/// <summary>
/// The app's store. It is asked for with the tracker, so that the services dispose of the tracker first, which then still has
/// somewhere to write; a store that can not be opened is asked for again with every write, and no agent hears of it.
/// </summary>
internal sealed class LateUsageStore : IUsageStore
{
    private readonly IServiceProvider provider;
    private IUsageStore? store;

    public LateUsageStore(IServiceProvider provider)
    {
        this.provider = provider;
        try
        {
            _ = Store;
        }
        catch (Exception)
        {
            // comes again with the first write, which says so
        }
    }

    private IUsageStore Store => store ??= provider.GetRequiredService<IUsageStore>();

    public ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken) =>
        Store.AppendAsync(events, cancellationToken);

    public ValueTask<IReadOnlyList<UsageSum>> SumAsync(
        UsageFilter filter,
        UsageGrouping by,
        IReadOnlyList<UsagePeriod> periods,
        CancellationToken cancellationToken
    ) => Store.SumAsync(filter, by, periods, cancellationToken);

    public ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
        UsageFilter filter,
        UsagePeriod period,
        UsageEvent? after,
        int limit,
        CancellationToken cancellationToken
    ) => Store.ReadAsync(filter, period, after, limit, cancellationToken);
}
