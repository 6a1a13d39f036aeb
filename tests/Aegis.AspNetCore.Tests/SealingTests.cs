using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;
using Aegis.Ledger.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aegis.AspNetCore.Tests;

/// <summary>The audit is sealed while the app runs.</summary>
public sealed class SealingTests : IDisposable
{
    private readonly InMemoryLedgerStore store = new();
    private readonly LogLines log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task WhatIsAdded_IsSealed_AndTriedAgainAfterAnError()
    {
        var appends = 0;
        var third = new TaskCompletionSource();
        await using var provider = Provide(
            TimeSpan.FromMilliseconds(5),
            async what =>
            {
                if (what != "append")
                {
                    return;
                }

                appends++;
                if (appends == 1)
                {
                    throw new IOException("the store is away");
                }

                if (appends == 2)
                {
                    // for the round after this
                    await ClaimAsync("order-2");
                }
                else
                {
                    third.TrySetResult();
                }
            }
        );
        var sealing = provider.GetServices<IHostedService>().Single();
        await ClaimAsync("order-1");

        await sealing.StartAsync(Token);
        await third.Task.WaitAsync(Token);
        await sealing.StopAsync(Token);

        Assert.Equal(2, (await store.FindLastSealAsync("acme", Token))!.Number);
        Assert.Equal(1504, Assert.Single(log.Ids));
    }

    [Fact]
    public async Task WhoeverStops_SealsTheRest_AndNothingThatIsSealed()
    {
        var asked = new List<string>();
        await using var provider = Provide(
            TimeSpan.FromHours(1),
            what =>
            {
                asked.Add(what);
                return Task.CompletedTask;
            }
        );
        var sealing = provider.GetServices<IHostedService>().Single();
        await sealing.StartAsync(Token);
        await ClaimAsync("order-1");

        await sealing.StopAsync(Token);
        Assert.Equal(1, (await store.FindLastSealAsync("acme", Token))!.Operations);

        asked.Clear();
        await sealing.StopAsync(Token);
        Assert.Empty(asked);
        Assert.Empty(log.Ids);
    }

    [Fact]
    public async Task Server_SealsByItself_Once()
    {
        IAuditStore audit;
        await using (
            var app = await TestApp.StartAsync(services: services => services.AddAuditSealing(TimeSpan.FromHours(1)))
        )
        {
            (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
            audit = app.Services.GetRequiredService<IAuditStore>();
            Assert.Null(await audit.FindLastSealAsync("acme", Token));
        }

        Assert.Equal(1, (await audit.FindLastSealAsync("acme", Token))!.Number);
    }

    [Fact]
    public void IntervalThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddAuditSealing(TimeSpan.Zero));

    private ServiceProvider Provide(TimeSpan interval, Func<string, Task> before) =>
        new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<IAuditStore>(new WatchedAudit(store) { Before = before })
            .AddAuditSealing(interval)
            .AddAuditSealing()
            .BuildServiceProvider();

    private ValueTask<OperationRecord> ClaimAsync(string key) =>
        store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "acme",
                Key = key,
                Thread = "run-1",
                Operation = "charge_card",
                Effect = ToolEffect.IdempotentDownstream,
                Fingerprint = new Fingerprint(1, new byte[32]),
                Owner = "one",
                Lease = TimeSpan.FromHours(1),
            },
            Token
        );

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<int> Ids { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Ids.Add(eventId.Id);

        public void Dispose() { }
    }
}
