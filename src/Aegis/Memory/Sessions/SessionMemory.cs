using System.Collections.ObjectModel;
using System.Text.Json;
using Aegis.Agents;

namespace Aegis.Memory;

/// <summary>
/// A named state that agents share: keys with values, which are JSON underneath. Whoever works with it does so in a session of
/// its own, which sees the state of the moment when it began, and changes the state when it is committed: all of it or nothing.
/// Safe to use at the same time, by several processes too when the store is one that they share.
/// </summary>
/// <remarks>
/// Conflicts are found key by key, over what a session has changed and not over what it has read: two sessions that each read
/// what the other changes can both be committed (write skew). What has to change together belongs under one key.
/// </remarks>
public sealed class SessionMemory
{
    /// <summary>The name of the memory that agents have without asking for another.</summary>
    public const string DefaultName = "default";

    /// <summary>A memory; it is there as soon as something is committed.</summary>
    /// <param name="name">
    /// Its name: 1 to 255 bytes of UTF-8 that do not begin with <c>aegis.</c>. Two of one name in one store are the same.
    /// </param>
    /// <param name="store">Where it is kept. Default: a store of its own, in this process.</param>
    /// <param name="options">How it behaves; read now. Default: as <see cref="SessionMemoryOptions"/> says.</param>
    /// <exception cref="ArgumentException">The name or the tenant is empty or too long, or a strategy is none.</exception>
    public SessionMemory(string name = DefaultName, IMemoryStore? store = null, SessionMemoryOptions? options = null)
        : this(name, store, options, NoServices.Instance) { }

    internal SessionMemory(string name, IMemoryStore? store, SessionMemoryOptions? options, IServiceProvider services)
    {
        options ??= new();
        MemoryNames.ThrowIfUnfit(options.Tenant, name);
        if (name.StartsWith(MemoryNames.Own, StringComparison.Ordinal))
        {
            throw new ArgumentException($"Memories named '{MemoryNames.Own}…' are Aegis' own.", nameof(name));
        }

        Name = name;
        Tenant = options.Tenant;
        Store = store ?? new InMemoryMemoryStore();
        var keys = new Dictionary<string, ConflictStrategy>(options.KeyStrategies, StringComparer.Ordinal);
        Rules = new ConflictRules(
            options.Strategy,
            new ReadOnlyDictionary<string, ConflictStrategy>(keys),
            null
        ).Validated();
        Values = new MemoryValues(name, options.JsonSerializerOptions ?? AgentJson.From(services));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whose it is.</summary>
    public string Tenant { get; }

    /// <summary>Where it is kept.</summary>
    public IMemoryStore Store { get; }

    internal ConflictRules Rules { get; }

    internal MemoryValues Values { get; }

    /// <summary>Begins a session, which sees the memory as it is now.</summary>
    /// <remarks>
    /// It reads the memory at once, and blocks while it does: for a store over a network
    /// <see cref="CreateSessionAsync"/> is better.
    /// </remarks>
    /// <returns>The session.</returns>
    public MemorySession CreateSession()
    {
        var creating = CreateSessionAsync(CancellationToken.None);
        return creating.IsCompleted
            ? creating.GetAwaiter().GetResult()
            // away from whatever context the caller has, which it is about to block
            : Task.Run(creating.AsTask).GetAwaiter().GetResult();
    }

    /// <summary>Begins a session, which sees the memory as it is now.</summary>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The session.</returns>
    public async ValueTask<MemorySession> CreateSessionAsync(CancellationToken cancellationToken = default) =>
        new(this, await Store.ReadAsync(Tenant, Name, cancellationToken).ConfigureAwait(false));
}
