using System.Net;
using Aegis.Providers.TestServer;
using Aegis.Resilience;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Providers.Tests;

/// <summary>What a provider in trouble sees of agents under policies.</summary>
public sealed class PolicyTests : ServerTest
{
    private static readonly Reply Overloaded = Reply.Status(
        HttpStatusCode.ServiceUnavailable,
        """{"error":{"message":"Overloaded."}}"""
    );

    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RateLimit_IsWaitedForAsLongAsTheProviderAsks(bool streaming)
    {
        Server.Enqueue(
            Reply.Status(
                HttpStatusCode.TooManyRequests,
                """{"error":{"message":"Too fast."}}""",
                ("Retry-After", "17")
            ),
            Reply.Text("Well, then.")
        );
        using var provider = Provider();
        var events = new List<PipelineEvent>();
        var result = await RunAsync(provider, streaming ? events.Add : null);
        Assert.Equal("Well, then.", result.Patient.Value);
        Assert.Equal((2, 2), (result.Patient.Attempts, Server.Requests.Count));
        Assert.Equal(
            streaming ? [TimeSpan.FromSeconds(17)] : [],
            events.OfType<AgentRetrying>().Select(retrying => retrying.Delay)
        );
    }

    [Fact]
    public async Task AnswerThatBreaksOff_IsAskedForAgain()
    {
        Server.Enqueue(
            Reply.Text("It was a dark", " and stormy").BrokenAfter(2),
            Reply.Text("It was ", "a dull night.")
        );
        using var provider = Provider();
        var events = new List<PipelineEvent>();
        var result = await RunAsync(provider, events.Add);
        Assert.Equal("It was a dull night.", result.Patient.Value);
        Assert.IsType<ProviderException>(Assert.Single(events.OfType<AgentRetrying>()).Error);
    }

    [Fact]
    public async Task SixthCall_DoesNotTouchTheProvider_AndOneProbeGoesOutAfterwards()
    {
        Server.AnswerBy(_ => Overloaded);
        using var provider = Provider();
        var pipeline = new FragilePipeline(provider);
        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(
                HttpStatusCode.ServiceUnavailable,
                Assert.IsType<ProviderException>(await ErrorAsync(pipeline)).StatusCode
            );
        }

        Assert.IsType<CircuitOpenException>(await ErrorAsync(pipeline));
        Assert.Equal(5, Server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(30));
        Server.AnswerBy(_ => Reply.Text("Back.").StalledAfter(0));
        using var hanging = new CancellationTokenSource();
        var probe = pipeline.RunPipelineAsync("Hello?", null, hanging.Token);
        while (Server.Requests.Count < 6)
        {
            await Server.ArrivalAsync(Token);
        }

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ErrorAsync(pipeline)));
        Assert.All(others, error => Assert.IsType<CircuitOpenException>(error));
        Assert.Equal(6, Server.Requests.Count);

        // a probe that is given up says nothing: the next call is one
        await hanging.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        Server.AnswerBy(_ => Reply.Text("Back."));
        Assert.Null(await ErrorAsync(pipeline));
        Assert.Null(await ErrorAsync(pipeline));
        Assert.Equal(8, Server.Requests.Count);
    }

    [Fact]
    public async Task WrongKey_IsNotTriedAgain()
    {
        Server.AnswerBy(_ => Reply.Status(HttpStatusCode.Unauthorized, """{"error":{"message":"Who?"}}"""));
        using var provider = Provider();
        var result = await RunAsync(provider, follow: null);
        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsType<ProviderException>(result.Patient.Error).StatusCode);
        Assert.Single(Server.Requests);
    }

    private async Task<PatientPipelineResult> RunAsync(IServiceProvider provider, Action<PipelineEvent>? follow)
    {
        var options = new PipelineRunOptions { Progress = follow is null ? null : new Follower(follow) };
        return await time.RunAsync(new PatientPipeline(provider).RunPipelineAsync("Hello?", options, Token));
    }

    private static async Task<Exception?> ErrorAsync(FragilePipeline pipeline) =>
        (await pipeline.RunPipelineAsync("Hello?", null, Token)).Fragile.Error;

    private ServiceProvider Provider() =>
        new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IChatClient>(_ => Client())
            .BuildServiceProvider();

    private sealed class Follower(Action<PipelineEvent> follow) : IProgress<PipelineEvent>
    {
        public void Report(PipelineEvent value) => follow(value);
    }
}

[Agent("Answer."), Retry(3, DelaySeconds = 1)]
public partial class Patient;

[Agent("Answer."), CircuitBreaker(5, RecoverySeconds = 30)]
public partial class Fragile;

[Pipeline(typeof(Patient))]
public partial class PatientPipeline;

[Pipeline(typeof(Fragile))]
public partial class FragilePipeline;
