namespace Aegis.Memory;

/// <summary>
/// Which keys one call of a tool changes in its agent's memory, in whatever flow the call goes on: what it did belongs to what is
/// kept of it, and what tools beside it did does not.
/// </summary>
internal sealed class MemoryNotes : IDisposable
{
    private static readonly AsyncLocal<MemoryNotes?> Ambient = new();

    private readonly Dictionary<string, MemorySession> keys = new(StringComparer.Ordinal);
    private readonly AgentContext agent;

    /// <summary>Those of the call whose tool makes this one.</summary>
    private readonly MemoryNotes? outer;

    private MemoryNotes(AgentContext agent, MemoryNotes? outer) => (this.agent, this.outer) = (agent, outer);

    /// <summary>Takes notes from here until it is disposed of.</summary>
    public static MemoryNotes Begin(AgentContext agent) => Ambient.Value = new MemoryNotes(agent, Ambient.Value);

    /// <summary>Notes that a key was changed.</summary>
    public static void Add(MemorySession session, string key)
    {
        for (var notes = Ambient.Value; notes is not null; notes = notes.outer)
        {
            if (ReferenceEquals(notes.agent, session.Agent))
            {
                lock (notes.keys)
                {
                    notes.keys[key] = session;
                }
            }
        }
    }

    /// <summary>What is changed by now; none when nothing is, or all of it is committed.</summary>
    public KeptChanges? Take()
    {
        lock (keys)
        {
            var changes = keys.Select(pair => pair.Value.ChangeOf(pair.Key)).OfType<MemoryChange>().ToList();
            return changes.Count == 0 ? null : new(agent.RunId, agent.AgentId, agent.NextMemoryOrder(), changes);
        }
    }

    public void Dispose() => Ambient.Value = outer;
}
