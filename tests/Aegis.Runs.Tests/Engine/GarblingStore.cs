using Aegis.Runs.Tests.Stores;

namespace Aegis.Runs.Tests.Engine;

/// <summary>Gives back something else than it was given.</summary>
internal sealed class GarblingStore(IRunStore store) : Interposed(store)
{
    /// <summary>What becomes of the agents. Default: nothing.</summary>
    public Func<IReadOnlyList<RunAgent>, IEnumerable<RunAgent>>? Agents { get; init; }

    /// <summary>What becomes of each step. Default: nothing.</summary>
    public Func<RunStep, RunStep>? Step { get; init; }

    protected override async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call) =>
        await call() switch
        {
            IReadOnlyList<RunAgent> agents when Agents is not null => (T)(object)Agents(agents).ToList(),
            IReadOnlyList<RunStep> steps when Step is not null => (T)(object)steps.Select(Step).ToList(),
            var answer => answer,
        };
}
