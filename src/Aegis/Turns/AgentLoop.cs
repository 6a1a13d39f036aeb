using Aegis.Agents;
using Aegis.Metrics;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Turns;

/// <summary>
/// A queue of <see cref="Turn"/>s that are run one after the other. Turns are put from any thread; values come as the tools
/// give them.
/// </summary>
/// <example>
/// <code>
/// using var loop = new AgentLoop("greeter", "Greets people.", Greeter.Tools);
/// await loop.PutAsync(Greeter.Turns.Greet("World"));
/// await foreach (var (turn, value) in loop.RunAsync()) { Console.WriteLine(value); }
/// </code>
/// </example>
public sealed partial class AgentLoop : IDisposable
{
    private readonly Dictionary<string, ToolFunction> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<ToolDefinition, ToolFunction> byDefinition = new(ReferenceEqualityComparer.Instance);
    private AgentContext? context;
    private HookSet? hooks;

    /// <summary>A loop.</summary>
    /// <param name="name">What other loops send turns to it by.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="tools">What its turns may call: the <c>Tools</c> of types with <see cref="ToolAttribute"/> methods, or any function.</param>
    /// <param name="options">What else it may have. Default: nothing.</param>
    /// <exception cref="ArgumentException">Two tools share a name, or the registry knows a loop of that name.</exception>
    public AgentLoop(string name, string description, IEnumerable<AIFunction> tools, AgentLoopOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(tools);
        options ??= new AgentLoopOptions();
        (Name, Description) = (name, description);
        Services = options.Services ?? NoServices.Instance;
        Time = options.TimeProvider ?? Services.GetService<TimeProvider>() ?? TimeProvider.System;
        GlobalHooks = Services.GetService<GlobalHooks>();
        metrics = Services.GetService<AgentMetrics>();
        queue = new TurnQueue(options.Capacity);
        ContextQueue = new ContextQueue(options.ContextQueueLimit);
        ContextPool = new ContextPool(options.ContextPoolLimit);
        foreach (var tool in tools)
        {
            AddTool(tool);
        }

        Registry = options.Registry ?? Services.GetService<AgentLoopRegistry>();
        Registry?.Add(this);
    }

    /// <summary>What other loops send turns to it by.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string Description { get; }

    /// <summary>What its turns may call, in the order of their names.</summary>
    public IReadOnlyList<AIFunction> Tools =>
        [.. byName.Values.OrderBy(static tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>The hooks of this loop; those of points that belong to turns and tools are called for all its turns.</summary>
    public HookSet Hooks => hooks ??= new HookSet();

    /// <summary>The latest things to remember: given to tools that take a <see cref="Turns.ContextQueue"/>.</summary>
    public ContextQueue ContextQueue { get; private set; }

    /// <summary>What can be looked up: given to tools that take a <see cref="Turns.ContextPool"/>.</summary>
    public ContextPool ContextPool { get; private set; }

    /// <summary>Who knows the loop by its name, and those that it sends to; nobody without.</summary>
    public AgentLoopRegistry? Registry { get; }

    internal IServiceProvider Services { get; }

    internal TimeProvider Time { get; }

    internal GlobalHooks? GlobalHooks { get; }

    internal HookSet? OwnHooks => hooks;

    internal AgentContext Context => context ??= new AgentContext(Name, chatClient: null, Services, Time);

    /// <summary>Takes the loop out of its registry.</summary>
    public void Dispose() => Registry?.Remove(this);

    /// <summary>Tells hooks of a point: those of the turn, then of the loop, then the global ones, each once.</summary>
    internal ValueTask FireAsync(
        HookPoint point,
        Turn? turn,
        CancellationToken token,
        object? value = null,
        Exception? error = null
    ) =>
        Has(turn?.OwnHooks, point) || Has(hooks, point) || Has(GlobalHooks, point)
            ? HookCalls.RunAsync(
                new HookContext(point, this, turn, value, error, token),
                turn?.OwnHooks,
                hooks,
                GlobalHooks
            )
            : default;

    /// <summary>Whether anybody listens, so that it is worth making what is told.</summary>
    internal bool IsHeard(HookPoint point, Turn turn) =>
        Has(turn.OwnHooks, point) || Has(hooks, point) || Has(GlobalHooks, point);

    private static bool Has(HookSet? set, HookPoint point) => set is not null && set.Has(point);

    private void AddTool(AIFunction tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var function = tool as ToolFunction ?? new WrappedFunction(tool);
        if (!byName.TryAdd(function.Name, function))
        {
            throw new ArgumentException(
                $"Loop '{Name}' has two tools named '{function.Name}'. Set [Tool(Name = …)] of one."
            );
        }

        byDefinition.TryAdd(function.Definition, function);
    }
}
