using Aegis.Ledger;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests;

/// <summary>An app with a bank, a model and a gate.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public App(
        Action<ApprovalsBuilder>? approvals = null,
        Action<IServiceCollection>? configure = null,
        IChatClient? model = null
    )
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(_ => Bank).AddApprovals(approvals);
        if (model is not null)
        {
            collection.AddSingleton(model);
        }

        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Decider Alice { get; } = new("alice", DeciderKind.Human);

    public static Decider Bob { get; } = new("bob", DeciderKind.Human);

    public Bank Bank { get; init; } = new();

    public IServiceProvider Services => services;

    public ILedgerStore Store => services.GetRequiredService<ILedgerStore>();

    public IApprovals Approvals => services.GetRequiredService<IApprovals>();

    /// <summary>Calls a tool as a host would, in an agent's name.</summary>
    public async Task<string> CallAsync(
        string tool,
        CancellationToken? token = null,
        AgentContext? context = null,
        params (string Name, object? Value)[] arguments
    )
    {
        using var _ = (context ?? new AgentContext("Cashier", services: services)).Enter();
        var function = Bank.Tools.Single(function => function.Name == tool);
        var result = await function.InvokeAsync(
            new AIFunctionArguments(arguments.ToDictionary(static pair => pair.Name, static pair => pair.Value))
            {
                Services = services,
            },
            token ?? Token
        );
        return $"{result}";
    }

    /// <summary>The lone request that can be decided, as soon as there is one.</summary>
    public async Task<Approval> RequestAsync()
    {
        while (true)
        {
            if (await Approvals.ListPendingAsync(cancellationToken: Token) is [var request, ..])
            {
                return request;
            }

            await Task.Yield();
        }
    }

    public async Task<IReadOnlyList<AuditRecord>> AuditAsync(Guid operation) =>
        await Store.ReadAuditAsync("default", operation, Token);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
