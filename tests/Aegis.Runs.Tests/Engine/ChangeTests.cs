using Aegis.Runs.Tests.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Runs.Tests.Engine;

// runs that are not what they were
public sealed class ChangeTests
{
    private static readonly PipelineRunOptions Options = new() { RunId = "run-1" };
    private readonly InMemoryRunStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OtherInputs_AreNamed()
    {
        var desk = new Desk(store);
        desk.Script.Fail("Writer");
        await desk.RunAsync("tea", 2, token: Token);
        var counts = desk.Script.Counts;

        var error = await Assert.ThrowsAsync<RunInputsChangedException>(() => desk.RunAsync("coffee", 2, token: Token));

        Assert.Equal(["topic"], error.Inputs);
        Assert.Contains("Run 'run-1' of DigestPipeline began with another value of 'topic'.", error.Message);
        var both = await Assert.ThrowsAsync<RunInputsChangedException>(() => desk.RunAsync("milk", 3, token: Token));
        Assert.Equal(["limit", "topic"], both.Inputs.Order());
        Assert.Equal(counts, desk.Script.Counts);
        // the values are nobody else's to read
        Assert.DoesNotContain("tea", (await store.FindAsync("default", "run-1", Token))!.Inputs);
    }

    [Fact]
    public async Task OtherInputs_OfAFinishedRun_AreNamed()
    {
        await new Desk(store).RunAsync("tea", token: Token);

        await Assert.ThrowsAsync<RunInputsChangedException>(() => new Desk(store).RunAsync("coffee", token: Token));
    }

    [Fact]
    public async Task OtherShape_IsToldInWords()
    {
        var services = new Desk(store).Build();
        (await new Agents.Before.Sums(services).RunPipelineAsync(1, Options, Token)).EnsureSuccess();

        var error = await Assert.ThrowsAsync<RunShapeChangedException>(() =>
            new Agents.After.Sums(services).RunPipelineAsync(1, "m", Options, Token)
        );

        Assert.Equal(
            [
                "agent 'Sum' gives int no longer",
                "agent 'Sum' needs 'Figure' no longer",
                "agent 'OtherSum' gives long now",
                "agent 'OtherSum' needs 'Figure' if it succeeds now",
                "agent 'OtherSum' needs 'Word' now",
                "agent 'Word' gives string now",
                "input 'unit' is string now",
            ],
            error.Changes
        );
        Assert.Contains("Run 'run-1' began with another shape of Sums: agent 'Sum' gives int no longer", error.Message);
    }

    [Fact]
    public async Task OtherPipeline_IsNamed()
    {
        var services = new Desk(store).Build();
        (await new Agents.Before.Sums(services).RunPipelineAsync(1, Options, Token)).EnsureSuccess();

        var error = await Assert.ThrowsAsync<RunShapeChangedException>(() =>
            new TalkPipeline(services).RunPipelineAsync(1, Options, Token)
        );

        Assert.Contains("it is a run of Sums, and not of TalkPipeline", error.Message);
    }

    [Fact]
    public async Task OutputThatDoesNotComeBack_IsReportedBeforeAnyAgentIsCalled()
    {
        var desk = new Desk(store);

        var error = await Assert.ThrowsAsync<RunValueException>(() =>
            new BoxPipeline(desk.Build()).RunPipelineAsync(1, Options, Token)
        );

        Assert.Contains("The output of agent 'Boxer', 'Box', can not be kept by run 'run-1'", error.Message);
        Assert.Contains("IThing", error.Message);
        Assert.Equal("", desk.Script.Counts);
        Assert.Null(await store.FindAsync("default", "run-1", Token));
        var anything = await Assert.ThrowsAsync<RunValueException>(() =>
            new AnythingPipeline(desk.Build()).RunPipelineAsync(1, Options, Token)
        );
        Assert.Contains("agent 'Anything', 'Object'", anything.Message);
    }

    [Fact]
    public async Task InputThatCanNotBeCompared_IsNamed()
    {
        var error = await Assert.ThrowsAsync<RunValueException>(() =>
            new ListenPipeline(new Desk(store).Build()).RunPipelineAsync(new MemoryStream(), Options, Token)
        );

        Assert.Contains("The input 'stream', a 'Stream', can not be compared", error.Message);
    }

    [Fact]
    public async Task ValueThatLosesAMember_FailsItsAgentAlone()
    {
        var desk = new Desk(store);

        var result = await new KitchenPipeline(desk.Build()).RunPipelineAsync("salt", Options, Token);

        Assert.Equal(AgentStatus.Failed, result.Shopper.Status);
        Assert.Contains("does not come back from JSON as it was: 'Basket'", result.Shopper.Error!.Message);
        Assert.Equal("nothing", result.Cook.Value);
        Assert.Single(await store.ReadAgentsAsync("default", "run-1", Token));
    }

    [Fact]
    public async Task ValueThatIsTooLarge_FailsItsAgent()
    {
        var result = await new TalkPipeline(new Desk(store).Build()).RunPipelineAsync(1024 * 1024, Options, Token);

        Assert.Contains("is 1048578 bytes of JSON, more than RunsOptions.MaxValueBytes", result.Talker.Error!.Message);
        Assert.Empty(await store.ReadAgentsAsync("default", "run-1", Token));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    public async Task InputOfAnySizeThatMayBeKept_IsCompared(int kibibytes, bool isTooLarge)
    {
        var topic = new string('x', 1024 * kibibytes - 2);
        var desk = new Desk(store).With(services =>
            services.Configure<RunsOptions>(options => options.MaxValueBytes = 1024 * 1024 - (isTooLarge ? 1 : 0))
        );
        desk.Script.Fail("Source");
        if (isTooLarge)
        {
            var error = await Assert.ThrowsAsync<RunValueException>(() => desk.RunAsync(topic, token: Token));
            Assert.Equal(
                "The input 'topic' of run 'run-1' is 1048576 bytes of JSON, more than RunsOptions.MaxValueBytes, 1048575. Give a "
                    + "reference to it instead, or raise the limit.",
                error.Message
            );
            return;
        }

        await desk.RunAsync(topic, token: Token);
        await desk.RunAsync(topic, token: Token);
        await Assert.ThrowsAsync<RunInputsChangedException>(() => desk.RunAsync($"{topic}y", token: Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task RunIdThatNoStoreCanHold_IsRefused(string runId) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => new Desk(store).RunAsync(runId: runId, token: Token));
}
