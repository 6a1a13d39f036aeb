using Aegis.Runs.Contract;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Runs.Tests.Stores;

public sealed class InMemoryRunStoreTests : RunStoreContract
{
    private readonly FakeTimeProvider clock = new();

    protected override ValueTask<IRunStore> OpenAsync() => new(new InMemoryRunStore(clock));

    protected override ValueTask ElapseAsync(TimeSpan time)
    {
        clock.Advance(time);
        return default;
    }
}
