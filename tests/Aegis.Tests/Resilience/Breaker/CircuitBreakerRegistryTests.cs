using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitBreakerRegistryTests
{
    private readonly ManualClock clock = new();
    private readonly CircuitBreakerRegistry registry;

    public CircuitBreakerRegistryTests() => registry = Registry(capacity: 3);

    [Fact]
    public async Task SameKey_IsTheSameBreakerForAllThreads()
    {
        var breakers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => registry.GetBreaker("writer")))
        );

        Assert.Single(breakers.Distinct());
        Assert.NotSame(breakers[0], registry.GetBreaker("Writer"));
    }

    [Fact]
    public void OptionsOfTheFirstToAsk_Hold()
    {
        var breaker = registry.GetBreaker("writer", new CircuitBreakerOptions { ConsecutiveFailureLimit = 1 });

        Assert.Same(breaker, registry.GetBreaker("writer", new CircuitBreakerOptions { ConsecutiveFailureLimit = 9 }));
        registry.RecordFailure("writer");
        registry.RecordFailure("reader");

        Assert.False(registry.IsAvailable("writer"));
        Assert.True(registry.IsAvailable("reader"));
    }

    [Fact]
    public void Agents_BreakAndRecoverApart()
    {
        Break("writer");
        registry.RecordSuccess("reader");

        Assert.False(registry.IsAvailable("writer"));
        Assert.True(registry.IsAvailable("reader"));
        clock.Advance(30);
        Assert.True(registry.IsAvailable("writer"));
        registry.RecordSuccess("writer");
        Assert.Equal(CircuitState.Closed, registry.GetBreaker("writer").State);
    }

    [Fact]
    public void UnknownKey_IsAvailableAndCanNotBeReset()
    {
        Assert.True(registry.IsAvailable("nobody"));
        Assert.False(registry.Reset("nobody"));
        Assert.Empty(registry.Snapshots());
    }

    [Fact]
    public void Reset_ClosesTheCircuitOfItsKey()
    {
        Break("writer");

        Assert.True(registry.Reset("writer"));

        Assert.True(registry.IsAvailable("writer"));
    }

    [Fact]
    public void Snapshots_AreInOrderOfKeys()
    {
        Break("b");
        registry.RecordSuccess("c");
        registry.RecordSuccess("a");

        Assert.Equal(
            [("a", CircuitState.Closed), ("b", CircuitState.Open), ("c", CircuitState.Closed)],
            registry.Snapshots().Select(snapshot => (snapshot.Key, snapshot.State))
        );
    }

    [Fact]
    public void FullRegistry_DropsTheLongestUnused()
    {
        var first = registry.GetBreaker("a");
        registry.GetBreaker("b");
        registry.GetBreaker("c");
        registry.IsAvailable("a");

        registry.GetBreaker("d");

        Assert.Equal(["a", "c", "d"], registry.Snapshots().Select(snapshot => snapshot.Key));
        Assert.Same(first, registry.GetBreaker("a"));
    }

    [Fact]
    public void FullRegistry_KeepsOpenCircuitsWhileOneIsClosed()
    {
        Break("a");
        registry.GetBreaker("b").Isolate();
        registry.GetBreaker("c");

        registry.GetBreaker("d");
        Assert.Equal(["a", "b", "d"], registry.Snapshots().Select(snapshot => snapshot.Key));

        Break("d");
        registry.GetBreaker("e");
        Assert.Equal(["b", "d", "e"], registry.Snapshots().Select(snapshot => snapshot.Key));
    }

    [Fact]
    public void ManyKeys_StayWithinTheCapacity()
    {
        var wide = Registry(capacity: 100);
        Parallel.For(0, 20_000, key => wide.RecordFailure($"{key % 5_000}"));

        Assert.Equal(100, wide.Snapshots().Count);
    }

    [Fact]
    public void ChangesOfAllBreakers_AreToldWhateverAHandlerThrows()
    {
        var told = new List<string>();
        registry.StateChanged += (_, _) => throw new InvalidOperationException();
        registry.StateChanged += (sender, change) => told.Add($"{((CircuitBreaker)sender!).Key}: {change.To}");

        Break("a");
        Break("b");
        registry.Reset("a");

        Assert.Equal(["a: Open", "b: Open", "a: Closed"], told);
    }

    [Fact]
    public void WrongOptions_AreNamed()
    {
        var capacity = Assert.Throws<ArgumentOutOfRangeException>(() => Registry(capacity: 0));
        var breaker = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CircuitBreakerRegistry(
                new CircuitBreakerRegistryOptions { Breaker = new CircuitBreakerOptions { ProbeLease = default } }
            )
        );

        Assert.Contains("CircuitBreakerRegistryOptions.Capacity is 0", capacity.Message, StringComparison.Ordinal);
        Assert.Contains("CircuitBreakerOptions.ProbeLease is 00:00:00", breaker.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddAegis_RegistersOneWithTheAppsOptionsAndTime()
    {
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddAegis()
            .AddAegis()
            .Configure<CircuitBreakerRegistryOptions>(options => options.Breaker.ConsecutiveFailureLimit = 1)
            .BuildServiceProvider();
        var registered = services.GetRequiredService<CircuitBreakerRegistry>();

        registered.RecordFailure("writer");

        Assert.Same(registered, Assert.Single(services.GetServices<CircuitBreakerRegistry>()));
        Assert.False(registered.IsAvailable("writer"));
        clock.Advance(30);
        Assert.True(registered.IsAvailable("writer"));
    }

    private CircuitBreakerRegistry Registry(int capacity) =>
        new(new CircuitBreakerRegistryOptions { Capacity = capacity }, clock);

    private void Break(string key)
    {
        for (var call = 0; call < 5; call++)
        {
            registry.RecordFailure(key);
        }
    }
}
