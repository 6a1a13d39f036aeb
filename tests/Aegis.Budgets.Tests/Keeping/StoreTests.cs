using Aegis.Memory;

namespace Aegis.Budgets.Tests.Keeping;

using static Keepers;

/// <summary>Stores that fail.</summary>
public sealed class StoreTests
{
    private static readonly BudgetOptions Thousand = new() { Name = "day", Tokens = 1000 };
    private readonly FailingStore store = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task StoreThatFails_FailsTheCall()
    {
        var keeper = Of(clock, store, TimeSpan.Zero, Thousand);
        store.Failures = 1;

        await Assert.ThrowsAsync<IOException>(async () => await keeper.ReserveAsync(Call(), Token));
        await keeper.ReserveAsync(Call(), Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasUsed_IsWrittenOnce_EvenIfNobodyKnowsWhetherItWas(bool isWritten)
    {
        var keeper = Of(clock, store, TimeSpan.Zero, Thousand);
        var call = await keeper.ReserveAsync(Call(), Token);
        (store.Failures, store.WritesAllTheSame) = (2, isWritten);

        await clock.RunAsync(Done(call.SettleAsync(new TokenCounts(0, 30))));

        Assert.Equal((30m, 0m), ((await keeper.StatusAsync()).Spent, (await keeper.StatusAsync()).Reserved));
    }

    [Fact]
    public async Task CallNobodyHeardOf_IsSettledOnce_EvenIfNobodyKnowsWhetherItWas()
    {
        var keeper = Of(clock, store, TimeSpan.Zero, Thousand);
        var call = await keeper.ReserveAsync(Call(), Token);
        clock.Advance(TimeSpan.FromMinutes(15));
        await keeper.SpendAsync(Call(), 5);
        (store.Failures, store.WritesAllTheSame) = (2, true);

        await clock.RunAsync(Done(call.SettleAsync(new TokenCounts(0, 30))));

        Assert.Equal((35m, 0m), ((await keeper.StatusAsync()).Spent, (await keeper.StatusAsync()).Reserved));
    }

    [Fact]
    public async Task StoreThatStaysAway_LosesNoAnswer_AndTheEstimateCountsLater()
    {
        var keeper = Of(clock, store, TimeSpan.Zero, Thousand);
        var call = await keeper.ReserveAsync(Call(), Token);
        store.Failures = int.MaxValue;
        await clock.RunAsync(Done(call.SettleAsync(new TokenCounts(0, 30))));
        store.Failures = 0;
        Assert.Equal(100, (await keeper.StatusAsync()).Reserved);

        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal((100m, 0m), ((await keeper.StatusAsync()).Spent, (await keeper.StatusAsync()).Reserved));
    }

    private static async Task<bool> Done(ValueTask task)
    {
        await task;
        return true;
    }

    private sealed class FailingStore : IMemoryStore
    {
        private readonly InMemoryMemoryStore inner = new();

        public int Failures { get; set; }

        public bool WritesAllTheSame { get; set; }

        public ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
            string tenant,
            string memory,
            CancellationToken cancellationToken
        ) => inner.ReadAsync(tenant, memory, cancellationToken);

        public ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(
            string tenant,
            CancellationToken cancellationToken
        ) => inner.ListAsync(tenant, cancellationToken);

        public async ValueTask<long?> TryWriteAsync(
            string tenant,
            string memory,
            IReadOnlyList<MemoryWrite> writes,
            CancellationToken cancellationToken
        )
        {
            if (Failures == 0)
            {
                return await inner.TryWriteAsync(tenant, memory, writes, cancellationToken);
            }

            Failures--;
            if (WritesAllTheSame)
            {
                await inner.TryWriteAsync(tenant, memory, writes, cancellationToken);
            }

            throw new IOException("The disk is gone.");
        }
    }
}
