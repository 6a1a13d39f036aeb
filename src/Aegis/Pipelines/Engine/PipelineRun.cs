using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Aegis.Pipelines;

/// <summary>
/// The state of one run, from the first agent on that does not complete at once. It is used again for later runs of the
/// same pipeline, so nothing may keep it beyond the run; what outlives the run is in its <see cref="PipelineRunRecord"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class PipelineRun
{
    private readonly PipelineHost host;
    private readonly PipelineShape shape;
    private readonly EdgeTable edges;
    private readonly AgentTraits[] traits;

    /// <summary>How many dependencies of each agent have not ended; as at first again as soon as all have.</summary>
    private readonly int[] awaited;

    /// <summary>The links of all <see cref="ReadyList"/>s.</summary>
    private readonly int[] links;

    private readonly AgentContinuation?[] continuations;

    private protected PipelineRun(PipelineHost host, PipelineShape shape)
    {
        this.host = host;
        this.shape = shape;
        edges = shape.Edges;
        traits = shape.Traits;
        awaited = [.. edges.InDegrees];
        links = new int[traits.Length];
        continuations = new AgentContinuation?[traits.Length];
        attempts = shape.MeasuresAgents ? new AgentAttempts?[traits.Length] : null;
    }

    /// <summary>The token for the agents: fires when the run is to stop.</summary>
    public CancellationToken Token { get; private set; }

    /// <summary>What agents of this run alone are built from, in a service scope of the run's own.</summary>
    public PipelineHost Host => EnsureResources();

    /// <summary>Makes the context of an agent that wants one, and makes it current for what the agent calls.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="clientKey">The key of the chat client that it asks; none for the pipeline's own.</param>
    /// <param name="isOfRun">Whether the agent lives for this run alone: its services are then those of <see cref="Host"/>.</param>
    /// <param name="tools">What <c>[UseTools]</c> gives it; none when <see langword="null"/>.</param>
    /// <exception cref="InvalidOperationException">There is no chat client of that key.</exception>
    public AgentContext CreateContext(
        int agent,
        string? clientKey = null,
        bool isOfRun = false,
        IReadOnlyList<AITool>? tools = null
    )
    {
        var source = isOfRun ? EnsureResources() : host;
        return Enter(agent, source.CreateContext(shape.Ids[agent], clientKey, EnsureRecord(), tools));
    }

    /// <summary>Makes the context of an agent that asks a client which the host does not know.</summary>
    internal AgentContext CreateContext(int agent, IChatClient? client) =>
        Enter(agent, host.CreateContextWith(shape.Ids[agent], client, EnsureRecord()));

    private AgentContext Enter(int agent, AgentContext context)
    {
        context.CancellationToken = Token;
        context.Place = StandOf(agent);
        context.Journal = durable?.JournalOf(agent);
        EnsureContexts()[agent] = context;
        Add(RunModes.Contexts);
        AgentContext.Current = context; // the engine puts back what was current when the run method has returned
        return context;
    }

    /// <summary>What became of an agent that has ended, for one that depends on it.</summary>
    /// <param name="agent">The number of the agent that has ended.</param>
    public AgentOutcome Outcome(int agent) => new(shape.Ids[agent], reports?[agent]);

    /// <inheritdoc cref="Outcome(int)"/>
    /// <typeparam name="T">The type of its output.</typeparam>
    /// <param name="agent">The number of the agent that has ended.</param>
    /// <param name="value">Its output; ignored unless it succeeded.</param>
    public AgentOutcome<T> Outcome<T>(int agent, T value) => new(value, reports?[agent]);

    /// <summary>Collects the output of a streaming agent, and tells whoever follows the run of each item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="agent">The agent's number.</param>
    /// <param name="items">What its run method returned.</param>
    public ValueTask<IReadOnlyList<T>> ListAsync<T>(int agent, IAsyncEnumerable<T> items) =>
        ListAsync(agent, items, Token);

    /// <inheritdoc cref="ListAsync{T}(int, IAsyncEnumerable{T})"/>
    /// <param name="agent">The agent's number.</param>
    /// <param name="items">What its run method returned.</param>
    /// <param name="token">Fires when the attempt is to end.</param>
    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(int agent, IAsyncEnumerable<T> items, CancellationToken token)
    {
        if (items is null)
        {
            throw NullReturned.InsteadOf("an async sequence");
        }

        IAgentListener? listener = record;
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(token).ConfigureAwait(false))
        {
            list.Add(item);
            listener?.ItemProduced(shape.Ids[agent], item);
        }

        return list;
    }

    private protected abstract bool Invoke(int agent);

    private protected abstract bool Await(int agent, Action continuation);
}
