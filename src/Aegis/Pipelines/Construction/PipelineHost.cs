using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aegis.Agents;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Providers;
using Aegis.Resilience;
using Aegis.Runs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aegis.Pipelines;

/// <summary>
/// Where a pipeline's agents get their model and their services from, and who disposes of them in the end. The provider
/// may know nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineHost : IAsyncDisposable, IDisposable
{
    private readonly string pipeline;
    private readonly IServiceProvider? services;
    private readonly IChatClient? ownClient;
    private readonly Lazy<IChatClient?> chatClient;
    private readonly OwnedDisposables owned = new();
    private JsonSerializerOptions? runJson;
    private PolicySource? policies;
    private AgentChoices? choices;
    private ModelLayers? layers;

    /// <summary>What its agents remember when its services know no memory; that of the pipeline for its runs' own hosts.</summary>
    private Lazy<SessionMemory>? memory;

    /// <summary>A pipeline built without services.</summary>
    /// <param name="pipeline">The name of the pipeline's class.</param>
    /// <param name="chatClient">The model its agents ask; none when they ask none.</param>
    public PipelineHost(string pipeline, IChatClient? chatClient)
        : this(pipeline, services: null, chatClient, TimeProvider.System) { }

    /// <summary>A pipeline built from services.</summary>
    /// <param name="pipeline">The name of the pipeline's class.</param>
    /// <param name="services">Where the model, the clock and the agents' constructor parameters come from.</param>
    public PipelineHost(string pipeline, IServiceProvider services)
        : this(pipeline, NotNull(services), ownClient: null, services.GetService<TimeProvider>() ?? TimeProvider.System)
    { }

    private PipelineHost(string pipeline, IServiceProvider? services, IChatClient? ownClient, TimeProvider timeProvider)
    {
        this.pipeline = pipeline;
        this.services = services;
        this.ownClient = ownClient;
        TimeProvider = timeProvider;
        Pool = services?.GetService<AgentPool>();
        Metrics = services?.GetService<AgentMetrics>() is { CapturesRuns: true } metrics ? metrics : null;

        // asked for late: a client that can not be built must not break a pipeline that asks no model
        chatClient = new Lazy<IChatClient?>(
            () => this.ownClient ?? this.services?.GetService<IChatClient>(),
            LazyThreadSafetyMode.PublicationOnly
        );
    }

    /// <summary>The clock of the pipeline's runs.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>What bounds agents over all runs of the app; none when it has registered none.</summary>
    internal AgentPool? Pool { get; init; }

    /// <summary>What records the runs; nobody when the app has not registered it, or does not want that.</summary>
    internal AgentMetrics? Metrics { get; }

    /// <summary>Where runs are kept that do not say where; none when the app has registered no store.</summary>
    internal IRunStore? RunStore => services?.GetService<IRunStore>();

    /// <summary>Times and limits of runs that are kept.</summary>
    internal RunsOptions RunsOptions =>
        (services?.GetService<IOptions<RunsOptions>>()?.Value ?? new RunsOptions()).Validated();

    /// <summary>How runs that are kept write values.</summary>
    internal JsonSerializerOptions RunJson => runJson ??= Runs.RunJson.From(services ?? NoServices.Instance);

    /// <summary>A service that an agent can not be built without.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="agent">The id of the agent, or the name of the toolset.</param>
    /// <param name="parameter">The name of its constructor's parameter.</param>
    /// <param name="isToolset">Whether it is a toolset. Default: <see langword="false"/>, an agent.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">Nobody provides it.</exception>
    public T Required<T>(string agent, string parameter, bool isToolset = false)
        where T : notnull =>
        Find(typeof(T)) is T service
            ? service
            : throw MissingService.Of(
                pipeline,
                Owner(agent, isToolset),
                parameter,
                typeof(T),
                key: null,
                services is not null
            );

    /// <summary>A type with tools that only the provider can build.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The provider's own.</returns>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public T RequiredToolset<T>()
        where T : notnull =>
        Find(typeof(T)) is T toolset
            ? toolset
            : throw MissingService.Toolset(pipeline, typeof(T), services is not null);

    /// <summary>A service that an agent can do without.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="defaultValue">What the agent is given when nobody provides the service.</param>
    /// <returns>The service or the default.</returns>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? Optional<T>(T? defaultValue = default) => Find(typeof(T)) is T service ? service : defaultValue;

    /// <summary>A service of a <c>[FromKeyedServices]</c> parameter that an agent can not be built without.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="key">The key it is registered under.</param>
    /// <param name="agent">The id of the agent, or the name of the toolset.</param>
    /// <param name="parameter">The name of its constructor's parameter.</param>
    /// <param name="isToolset">Whether it is a toolset. Default: <see langword="false"/>, an agent.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">Nobody provides it.</exception>
    public T RequiredKeyed<T>(object? key, string agent, string parameter, bool isToolset = false)
        where T : notnull =>
        FindKeyed(typeof(T), key) is T service
            ? service
            : throw MissingService.Of(
                pipeline,
                Owner(agent, isToolset),
                parameter,
                typeof(T),
                key,
                services is not null
            );

    /// <summary>A service of a <c>[FromKeyedServices]</c> parameter that an agent can do without.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="key">The key it is registered under.</param>
    /// <param name="defaultValue">What the agent is given when nobody provides the service.</param>
    /// <returns>The service or the default.</returns>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? OptionalKeyed<T>(object? key, T? defaultValue = default) =>
        FindKeyed(typeof(T), key) is T service ? service : defaultValue;

    /// <summary>A log of an <c>ILogger&lt;T&gt;</c> parameter; one that keeps nothing when no logging is registered.</summary>
    /// <typeparam name="T">The class whose name is the category.</typeparam>
    /// <returns>The log.</returns>
    public ILogger<T> Logger<T>() =>
        services?.GetService<ILogger<T>>()
        ?? (services?.GetService<ILoggerFactory>() is { } factory ? new Logger<T>(factory) : NullLogger<T>.Instance);

    /// <summary>A log of an <c>ILogger</c> parameter; one that keeps nothing when no logging is registered.</summary>
    /// <param name="agent">The id of the agent; the category is <c>Aegis.Agents.</c> and this.</param>
    /// <returns>The log.</returns>
    public ILogger Logger(string agent) => AgentLog.Create(services, agent);

    /// <summary>What stands between the engine and the run method of an agent that has policies.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="attributes">Its policies: its own, and those of the assembly of whose kind it has none.</param>
    /// <exception cref="OptionsValidationException">Named options ask for what can not be.</exception>
    public CallPolicy Policy(string agent, params PolicyAttribute[] attributes) =>
        (policies ??= new PolicySource(services ?? NoServices.Instance, TimeProvider)).Create(agent, attributes);

    /// <summary>Has an agent disposed of together with this host, if it can be.</summary>
    /// <typeparam name="T">The agent's class.</typeparam>
    /// <param name="agent">The agent.</param>
    /// <returns><paramref name="agent"/>.</returns>
    public T Own<T>(T agent)
        where T : class
    {
        owned.Add(agent);
        return agent;
    }

    /// <summary>
    /// A host for the agents of one run: over a service scope of its own when the provider knows scopes, else over the
    /// same services. Disposing of it disposes of the agents it owns, and then of the scope.
    /// </summary>
    /// <returns>The host.</returns>
    public PipelineHost CreateRunScope()
    {
        if (services?.GetService<IServiceScopeFactory>() is not { } factory)
        {
            return new PipelineHost(pipeline, services, ownClient, TimeProvider) { memory = OwnMemory };
        }

        var scope = factory.CreateAsyncScope();
        var host = new PipelineHost(pipeline, scope.ServiceProvider, ownClient, TimeProvider) { memory = OwnMemory };
        host.owned.Add(scope);
        return host;
    }

    /// <summary>Disposes of the agents it owns, the latest first.</summary>
    /// <returns>When all are.</returns>
    public ValueTask DisposeAsync() => owned.DisposeAsync();

    /// <summary>Disposes of the agents it owns, the latest first.</summary>
    /// <exception cref="InvalidOperationException">One of them can only be disposed of asynchronously.</exception>
    public void Dispose() => owned.Dispose();

    internal AgentContext CreateContext(
        string agentId,
        string? clientKey,
        IAgentListener? listener,
        IReadOnlyList<AITool>? tools = null
    )
    {
        var choice = (choices ??= new AgentChoices(services)).Of(agentId, clientKey);
        return new(agentId, Layers.Over(ResolveClient(agentId, choice)), services, TimeProvider, listener)
        {
            Tools = tools ?? [],
            Model = choice.Model,
            OwnMemory = OwnMemory,
        };
    }

    internal AgentContext CreateContextWith(string agentId, IChatClient? client, IAgentListener? listener) =>
        new(agentId, Layers.Over(client), services, TimeProvider, listener) { OwnMemory = OwnMemory };

    /// <summary>The client of a key, or without one the pipeline's own; none when nobody provides it.</summary>
    internal IChatClient? FindClient(string? key) =>
        key is null ? chatClient.Value : FindKeyed(typeof(IChatClient), key) as IChatClient;

    private IChatClient? ResolveClient(string agentId, in AgentChoice choice) =>
        FindClient(choice.ClientKey)
        ?? (
            choice.ClientKey is null
                ? null
                : throw MissingService.KeyedClient(pipeline, agentId, choice, services?.GetService<ProviderCatalog>())
        );

    private ModelLayers Layers => layers ??= new ModelLayers(services);

    private Lazy<SessionMemory> OwnMemory =>
        LazyInitializer.EnsureInitialized(ref memory, static () => new(static () => new SessionMemory()));

    private static string Owner(string name, bool isToolset) => $"{(isToolset ? "Toolset" : "Agent")} '{name}'";

    /// <summary>What any agent may ask for is there without being registered.</summary>
    private object? Find(Type type) =>
        type == typeof(IChatClient) ? chatClient.Value
        : type == typeof(TimeProvider) ? TimeProvider
        : type == typeof(IServiceProvider) ? services ?? NoServices.Instance
        : type == typeof(SessionMemory) ? services?.GetService<SessionMemory>() ?? OwnMemory.Value
        : services?.GetService(type) ?? (type == typeof(ILoggerFactory) ? NullLoggerFactory.Instance : null);

    private object? FindKeyed(Type type, object? key) =>
        (services as IKeyedServiceProvider)?.GetKeyedService(type, key);

    private static IServiceProvider NotNull(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services;
    }
}
