using Aegis.Runs.Tests.Stores;

namespace Aegis.Runs.Tests.Engine;

/// <summary>Gives back something else than it was given.</summary>
internal sealed class GarblingStore(IRunStore store) : Interposed(store)
{
    protected override async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call)
    {
        var answer = await call();
        return answer is IReadOnlyList<RunAgent> agents
            ? (T)
                (object)
                    agents.Select(agent => agent.AgentId == "Finder" ? agent with { Output = "[1]" } : agent).ToList()
            : answer;
    }
}
