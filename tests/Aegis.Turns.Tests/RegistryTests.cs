using Aegis.Turns.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Turns.Tests;

public sealed class RegistryTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddAegis().BuildServiceProvider();
    private readonly Greeter desk = new();

    private AgentLoopRegistry Registry => services.GetRequiredService<AgentLoopRegistry>();

    private AgentLoop Make(string name) => new(name, "", desk.Tools, new() { Services = services });

    public void Dispose() => services.Dispose();

    private async Task<List<string>> RunAsync(CancellationToken token = default)
    {
        var values = new List<string>();
        await foreach (var value in Registry.RunAsync(token))
        {
            values.Add($"{value.Loop.Name}: {value.Value}");
        }

        values.Sort(StringComparer.Ordinal);
        return values;
    }

    [Fact]
    public async Task Loops_KnowEachOtherByNameUntilDisposed()
    {
        using var first = Make("first");
        var second = Make("second");
        Assert.Same(second, Registry["second"]);
        Assert.Throws<ArgumentException>(() => Make("second"));
        await first.SendAsync("second", Greeter.Turns.Greet("a"));
        await first.SendAsync(second, Greeter.Turns.Greet("b"));
        await first.SendAsync("first", Greeter.Turns.Greet("c"));
        Assert.Equal((1, 2), (first.Count, second.Count));
        second.Dispose();
        var error = await Assert.ThrowsAsync<UnknownLoopException>(async () =>
            await first.SendAsync("second", Greeter.Turns.Greet("d"))
        );
        Assert.Contains("no loop named 'second'. Known: first.", error.Message, StringComparison.Ordinal);
        using var again = Make("second");
        using var other = new AgentLoop("other", "", []);
        await Assert.ThrowsAsync<UnknownLoopException>(async () =>
            await other.SendAsync("first", Greeter.Turns.Greet("d"))
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await first.SendAsync(other, Greeter.Turns.Greet("d")));
    }

    [Fact]
    public async Task AllLoops_RunUntilNoneHasATurnLeft()
    {
        using var first = Make("first");
        using var second = Make("second");
        await first.PutAsync(Greeter.Turns.Tell("second", "from first"));
        await second.PutAsync(Greeter.Turns.Greet("own"));
        Assert.Equal(["first: ", "second: Hello from first!", "second: Hello own!"], await RunAsync());
        Assert.Empty(await RunAsync());
    }

    [Fact]
    public async Task PausedLoop_IsLeftAloneUntilResumed()
    {
        using var first = Make("first");
        using var second = Make("second");
        second.Pause();
        await first.PutAsync(Greeter.Turns.Tell("second", "waiting"));
        Assert.Equal(["first: "], await RunAsync());
        Assert.Equal(1, second.Count);
        second.Resume();
        Assert.Equal(["second: Hello waiting!"], await RunAsync());
    }

    [Fact]
    public async Task LoopThatIsSentATurnOrResumedMeanwhile_RunsAgain()
    {
        using var first = Make("first");
        using var second = Make("second");
        second.Pause();
        await second.PutAsync(Greeter.Turns.Greet("a"));
        await first.PutAsync(Greeter.Turns.Wait("w"));
        var run = RunAsync();
        await desk.Waiting.Task;
        second.Resume();
        using var third = Make("third");
        await third.PutAsync(Greeter.Turns.Greet("b"));
        desk.Gate.SetResult("!");
        Assert.Equal(["first: w!", "second: Hello a!", "third: Hello b!"], await run);
    }

    [Fact]
    public async Task Failure_EndsAllAndIsThrown()
    {
        using var first = Make("first");
        using var second = Make("second");
        var waiting = Greeter.Turns.Wait("w");
        await first.PutAsync(waiting);
        await second.PutAsync(Greeter.Turns.Fail("broken"));
        await second.PutAsync(Greeter.Turns.Greet("left"));
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync())).Message);
        Assert.False(first.IsRunning || second.IsRunning);
        Assert.Equal(1, second.Count);
        Assert.Contains(waiting.Status, new[] { TurnStatus.Cancelled, TurnStatus.Pending });
    }

    [Fact]
    public async Task CallerGivesUp_EndsAll()
    {
        using var first = Make("first");
        await first.PutAsync(Greeter.Turns.Wait("w"));
        using var stop = new CancellationTokenSource();
        var run = RunAsync(stop.Token);
        await desk.Waiting.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(first.IsRunning);
    }

    [Fact]
    public async Task RunTwice_IsRefused()
    {
        using var first = Make("first");
        await first.PutAsync(Greeter.Turns.Greet("a"));
        await foreach (var _ in Registry.RunAsync())
        {
            await Assert.ThrowsAsync<AlreadyRunningException>(() => RunAsync());
        }
    }

    [Fact]
    public async Task Tools_AreGivenWhatTheirLoopHas()
    {
        using var first = Make("first");
        first.ContextQueue.Add(new ContextItem("a"));
        await first.PutAsync(Greeter.Turns.Recall());
        await first.PutAsync(new Turn("recall"));
        await first.PutAsync(new Turn("recall", new() { { "queue", new ContextQueue() } }));
        Assert.Equal(["first: 1 0", "first: 1 0", "first: 0 0"], await first.AllAsync());

        await first.PutAsync(new Turn("recall", new() { { "queue", "[]" } }));
        Assert.Contains("queue", (await first.ThrowsAsync<TurnRefusedException>()).Message, StringComparison.Ordinal);
        var tool = desk.Tools.Single(tool => tool.Name == "recall");
        Assert.DoesNotContain("queue", tool.JsonSchema.GetRawText(), StringComparison.Ordinal);
        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await tool.InvokeAsync());
        Assert.Contains("only an AgentLoop gives it", error.Message, StringComparison.Ordinal);
    }
}
