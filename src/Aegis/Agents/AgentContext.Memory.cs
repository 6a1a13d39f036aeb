using Aegis.Agents;
using Aegis.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

// what the agent shares with others, made when it is first asked for
public sealed partial class AgentContext
{
    private MemorySession? memory;
    private Lazy<SessionMemory>? ownMemory;
    private Task? committing;
    private long memoryOrder;

    /// <summary>
    /// The agent's session of the <see cref="SessionMemory"/> that its services know, else of one that the pipeline has of its
    /// own. It begins when it is first asked for. In a run it is committed when the agent has succeeded, by the memory's
    /// <see cref="SessionMemoryOptions.Strategy"/>; what an agent or an attempt has done that failed is dropped. Outside a run
    /// nobody commits it but the caller.
    /// </summary>
    /// <remarks>To begin it reads the memory, and blocks; <see cref="OpenMemoryAsync"/> does not.</remarks>
    public MemorySession Memory => memory ?? Keep(FindMemory().CreateSession());

    /// <summary>Begins <see cref="Memory"/> without blocking, unless it has begun.</summary>
    /// <param name="cancellationToken">Gives up reading. Default: never.</param>
    /// <returns><see cref="Memory"/>.</returns>
    public async ValueTask<MemorySession> OpenMemoryAsync(CancellationToken cancellationToken = default) =>
        memory ?? Keep(await FindMemory().CreateSessionAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The memory of a pipeline whose services know none; a context outside any run has one of its own.</summary>
    internal Lazy<SessionMemory> OwnMemory
    {
        private get =>
            LazyInitializer.EnsureInitialized(ref ownMemory, static () => new(static () => new SessionMemory()));
        init => ownMemory = value;
    }

    /// <summary>Whether there is something to commit, or it is being committed.</summary>
    internal bool HasMemoryToCommit => memory is { HasChanges: true } || committing is not null;

    /// <summary>Whether <see cref="CommitMemory"/> was called.</summary>
    internal bool IsCommittingMemory => committing is not null;

    /// <summary>Drops what the agent wanted to remember: an attempt that is made again starts from what is committed.</summary>
    internal void ForgetMemory() => memory = null;

    /// <summary>Commits, at the first call, and looks whether that has ended.</summary>
    /// <param name="continuation">What to call when it has, if it has not by now.</param>
    /// <returns>Whether it has. If by an exception, it is thrown.</returns>
    internal bool CommitMemory(Action continuation)
    {
        var commit = committing ??= CommitMemoryAsync();
        if (!commit.IsCompleted)
        {
            commit.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
            return false;
        }

        commit.GetAwaiter().GetResult();
        return true;
    }

    private async Task CommitMemoryAsync()
    {
        // no token: the agent has done its work, and a run that is stopped now does not undo it
        var result = await memory!.CommitAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
        if (result.Conflicts.Count > 0)
        {
            AgentLog.MemoryConflicts(Logger, AgentId, result.Conflicts, result);
        }
    }

    /// <summary>Does to the memory what a call did that is not made again, because what it gave is kept.</summary>
    internal async ValueTask RedoAsync(KeptChanges? kept, CancellationToken cancellationToken)
    {
        if (kept is null)
        {
            return;
        }

        var isOwn = kept.Run == RunId && kept.Agent == AgentId;
        (await OpenMemoryAsync(cancellationToken).ConfigureAwait(false)).Redo(kept, isOwn);
        if (isOwn)
        {
            // calls that are made from here on come after it
            for (var last = memoryOrder; last < kept.At; last = memoryOrder)
            {
                Interlocked.CompareExchange(ref memoryOrder, kept.At, last);
            }
        }
    }

    /// <summary>Counts calls that have changed the memory, as they end.</summary>
    internal long NextMemoryOrder() => Interlocked.Increment(ref memoryOrder);

    // tools of one agent may ask at the same time: one session is everybody's
    private MemorySession Keep(MemorySession session)
    {
        session.Agent = this;
        return Interlocked.CompareExchange(ref memory, session, null) ?? session;
    }

    private SessionMemory FindMemory() => Services.GetService<SessionMemory>() ?? OwnMemory.Value;
}
