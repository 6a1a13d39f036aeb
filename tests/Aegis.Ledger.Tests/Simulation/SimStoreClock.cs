namespace Aegis.Ledger.Tests.Simulation;

/// <summary>The store's clock, which somebody may set.</summary>
internal sealed class SimStoreClock(SimQueue queue) : TimeProvider
{
    private TimeSpan offset = TimeSpan.FromDays(20_000);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(queue.Now) + offset;

    public void Step(TimeSpan by) => offset += by;
}
