using System.ComponentModel;
using System.Text.Json;
using Aegis.Agents;
using Aegis.Ledger;
using Aegis.Pipelines;
using Aegis.Runs;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis;

/// <summary>
/// What an agent may know of the run it is in. A run method that takes a parameter of this type is given it.
/// </summary>
public sealed partial class AgentContext
{
    private static readonly AsyncLocal<AgentContext?> Ambient = new();

    private readonly IAgentListener? listener;
    private readonly object usageLock = new();
    private JsonSerializerOptions? jsonOptions;
    private ILogger? logger;
    private string? runId;
    private UsageDetails? usage;
    private AgentWaits? waits;

    /// <summary>A context outside any run, to call an agent by hand or from a test.</summary>
    /// <param name="agentId">The id to act under.</param>
    /// <param name="chatClient">The model to ask. Default: the one that <paramref name="services"/> know, if any.</param>
    /// <param name="services">Where services come from. Default: nowhere.</param>
    /// <param name="timeProvider">The clock. Default: the one that <paramref name="services"/> know, else the system's.</param>
    /// <param name="tools">The tools that the agent may call beside those of its own class. Default: none.</param>
    public AgentContext(
        string agentId,
        IChatClient? chatClient = null,
        IServiceProvider? services = null,
        TimeProvider? timeProvider = null,
        IReadOnlyList<AITool>? tools = null
    )
        : this(
            agentId,
            chatClient ?? services?.GetService<IChatClient>(),
            services,
            timeProvider ?? services?.GetService<TimeProvider>(),
            listener: null
        ) => Tools = tools ?? [];

    internal AgentContext(
        string agentId,
        IChatClient? chatClient,
        IServiceProvider? services,
        TimeProvider? timeProvider,
        IAgentListener? listener
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(agentId);
        AgentId = agentId;
        ChatClient = chatClient;
        Services = services ?? NoServices.Instance;
        TimeProvider = timeProvider ?? TimeProvider.System;
        this.listener = listener;
    }

    /// <summary>The context of the agent that is running here; none outside an agent that has one.</summary>
    public static AgentContext? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>The id of the run.</summary>
    public string RunId =>
        listener?.RunId
        ?? runId
        // tools that are called at once ask at once, and their actions belong to one run
        ?? Interlocked.CompareExchange(ref runId, Guid.NewGuid().ToString("n"), null)
        ?? runId;

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }

    /// <summary>Which call of the run method this is, from 1 on.</summary>
    public int Attempt
    {
        get;
        internal set
        {
            field = value;
            // an attempt that does the same again counts the same
            ToolOrdinals = new ToolOrdinals();
            ForgetMemory();
        }
    } = 1;

    /// <summary>Counts the calls of tools in this attempt.</summary>
    internal ToolOrdinals ToolOrdinals { get; private set; } = new();

    /// <summary>
    /// Where services come from; knows none when the pipeline was built without. An agent that lives for one run has the
    /// service scope of the run here, as its constructor has.
    /// </summary>
    public IServiceProvider Services { get; }

    /// <summary>The model that the agent asks; none when the pipeline was built without.</summary>
    public IChatClient? ChatClient { get; }

    /// <summary>
    /// The tools that <see cref="UseToolsAttribute"/> gives the agent, beside those that its own class declares.
    /// </summary>
    public IReadOnlyList<AITool> Tools { get; internal init; } = [];

    /// <summary>What the agent takes up while it works; none when nobody else could have it.</summary>
    internal IAgentPlace? Place { get; set; }

    /// <summary>Who of what the agent does waits for people.</summary>
    internal AgentWaits Waits => waits ?? Interlocked.CompareExchange(ref waits, new AgentWaits(Place), null) ?? waits;

    /// <summary>What the app chooses over the model that the agent's attribute names.</summary>
    internal ModelChoice Model { get; init; }

    /// <summary>Fires when the run is to stop, or its caller has given up. Outside a run it never does.</summary>
    public CancellationToken CancellationToken { get; internal set; }

    /// <summary>The clock of the run.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>A log whose category is <c>Aegis.Agents.</c> and the agent's id.</summary>
    public ILogger Logger => logger ??= AgentLog.Create(Services, AgentId);

    /// <summary>What the models that the agent asked have counted so far; none before the first answer.</summary>
    public UsageDetails? Usage
    {
        get
        {
            lock (usageLock)
            {
                return usage;
            }
        }
    }

    /// <summary>How values of the agent become JSON and back.</summary>
    internal JsonSerializerOptions JsonOptions => jsonOptions ??= AgentJson.From(Services);

    /// <summary>The context that an agent's plain <c>RunAsync</c> works in.</summary>
    /// <param name="agentId">The agent that is called.</param>
    /// <returns><see cref="Current"/>.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static AgentContext Require(string agentId) =>
        Current
        ?? throw new InvalidOperationException(
            $"Agent '{agentId}' was called outside a run. Run it in a pipeline, or make a context current around the call: "
                + $"using (new AgentContext(\"{agentId}\", chatClient).Enter()) {{ … }}"
        );

    /// <summary>Makes the context <see cref="Current"/> until the result is disposed of.</summary>
    /// <returns>Puts back what was current before.</returns>
    public IDisposable Enter() => new Scope(this);

    /// <summary>Tells whoever follows the run how far the agent is, as an <see cref="AgentProgress"/> event.</summary>
    /// <param name="progress">Anything: a text, a number, a record.</param>
    public void Report(object progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        listener?.ProgressReported(AgentId, progress);
    }

    /// <summary>Adds what a model has counted to what the agent's outcome says of its usage.</summary>
    /// <param name="details">The counts of one answer.</param>
    public void AddUsage(UsageDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        NoteUsage(details);
        Budget?.Count(TokenBudget.Of(details));
    }

    /// <summary>What the models of all agents of the run may use; null for any number of tokens.</summary>
    internal TokenBudget? Budget => listener?.Budget;

    /// <summary>Adds to the agent's own usage alone: a request settles with the budget when it has ended.</summary>
    internal void NoteUsage(UsageDetails details)
    {
        lock (usageLock)
        {
            (usage ??= new UsageDetails()).Add(details);
        }
    }

    /// <summary>The name of the pipeline that the agent runs in; none outside one.</summary>
    internal string? Pipeline => listener?.Pipeline;

    /// <summary>Whose the run is, and so what its tools do.</summary>
    internal string Tenant => listener?.Tenant ?? LedgerAction.DefaultTenant;

    /// <summary>What the agent's model and tools said before; none unless the run is durable.</summary>
    internal AgentJournal? Journal { get; set; }

    private sealed class Scope : IDisposable
    {
        private readonly AgentContext? before = Current;

        public Scope(AgentContext context) => Current = context;

        public void Dispose() => Current = before;
    }
}
