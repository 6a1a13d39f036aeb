using System.Net;
using Aegis.Providers;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Agents;

public class RetryTests
{
    private static readonly Exception Busy = new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable);

    [Fact]
    public async Task AttemptThatFails_IsRepeatedUntilOneSucceeds()
    {
        var desk = new Desks(new Script(Script.Throw(Busy), Script.Throw(Busy)));
        var (asked, events) = await desk.RunAsync();
        Assert.Equal(3, asked.Value);
        Assert.Equal(3, asked.Attempts);
        Assert.NotNull(asked.Duration);
        Assert.Equal(
            [(1, TimeSpan.FromSeconds(1)), (2, TimeSpan.FromSeconds(2))],
            events.OfType<AgentRetrying>().Select(retry => (retry.FailedAttempt!.Value, retry.Delay))
        );
        Assert.All(events.OfType<AgentRetrying>(), retry => Assert.Same(Busy, retry.Error));
    }

    [Fact]
    public async Task LastAttemptThatFails_IsTheOutcome()
    {
        var script = Script.Always(Script.Throw(Busy));
        var (asked, _) = await new Desks(script).RunAsync();
        Assert.Equal(AgentStatus.Failed, asked.Status);
        Assert.Same(Busy, asked.Error);
        Assert.Equal((3, 3), (asked.Attempts, script.Calls));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    [InlineData(HttpStatusCode.Unauthorized, 1)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.RequestTimeout, 3)]
    [InlineData((HttpStatusCode)425, 3)]
    [InlineData(HttpStatusCode.TooManyRequests, 3)]
    [InlineData(HttpStatusCode.InternalServerError, 3)]
    [InlineData(HttpStatusCode.BadGateway, 3)]
    public async Task Status_DecidesWhetherToRepeat(HttpStatusCode status, int calls)
    {
        var ofHttp = Script.Always(Script.Throw(new HttpRequestException("no", null, status)));
        await new Desks(ofHttp).RunAsync();
        var ofProvider = Script.Always(Script.Throw(new ProviderException("fast", "no", status)));
        await new Desks(ofProvider).RunAsync();
        Assert.Equal((calls, calls), (ofHttp.Calls, ofProvider.Calls));
    }

    [Theory]
    [InlineData(45, 3)]
    [InlineData(61, 1)]
    public async Task RetryAfter_IsWaitedForUnlessItIsTooLong(int seconds, int calls)
    {
        var wait = TimeSpan.FromSeconds(seconds);
        var script = Script.Always(
            Script.Throw(new ProviderException("fast", "no", HttpStatusCode.TooManyRequests, wait))
        );
        var desk = new Desks(script);
        desk.Services.Configure<ResilienceOptions>("Asked", options => options.Timeout.Total = null);
        var (_, events) = await desk.RunAsync();
        Assert.Equal(calls, script.Calls);
        Assert.All(events.OfType<AgentRetrying>(), retry => Assert.Equal(wait, retry.Delay));
    }

    [Fact]
    public async Task CancelledRun_IsNotRetried()
    {
        using var source = new CancellationTokenSource();
        var script = new Script(async token =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
        });
        var desk = new Desks(script);
        await Assert.ThrowsAsync<OperationCanceledException>(() => desk.RunAsync(source.Token));
        Assert.Equal(1, script.Calls);
    }

    [Fact]
    public async Task AttemptThatHangs_IsCancelledAndRepeated()
    {
        var (asked, events) = await new Desks(new Script(Script.Hang)).RunAsync();
        Assert.Equal(2, asked.Value);
        var timeout = Assert.IsType<AgentTimeoutException>(Assert.Single(events.OfType<AgentRetrying>()).Error);
        Assert.Equal((TimeSpan.FromSeconds(10), false), (timeout.Timeout, timeout.IsTotal));
        Assert.Equal("'Asked' took longer than the 10 s that one attempt may take.", timeout.Message);
    }

    [Fact]
    public async Task TotalTimeout_EndsWaitsAndAttempts()
    {
        var script = Script.Always(Script.Hang);
        var desk = new Desks(script);
        desk.Services.Configure<ResilienceOptions>(
            "Asked",
            options => options.Timeout.Total = TimeSpan.FromSeconds(15)
        );
        var (asked, _) = await desk.RunAsync();
        Assert.Equal(AgentStatus.Failed, asked.Status);
        var timeout = Assert.IsType<AgentTimeoutException>(asked.Error);
        Assert.Equal((TimeSpan.FromSeconds(15), true), (timeout.Timeout, timeout.IsTotal));
        Assert.Equal(2, script.Calls);
    }

    [Fact]
    public async Task NamedOptions_ChangeWhatTheAttributesSay()
    {
        var script = Script.Always(Script.Throw(Busy));
        var desk = new Desks(script);
        desk.Services.ConfigureAll<ResilienceOptions>(options => options.Retry.Delay = TimeSpan.FromSeconds(7));
        desk.Services.Configure<ResilienceOptions>("Asked", options => options.Retry.MaxAttempts = 2);
        desk.Services.Configure<ResilienceOptions>("Other", options => options.Retry.MaxAttempts = 9);
        var (asked, events) = await desk.RunAsync();
        Assert.Equal(2, asked.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(events.OfType<AgentRetrying>()).Delay);
    }

    [Fact]
    public async Task NamedOptionsThatCanNotBe_AreRefusedByName()
    {
        var desk = new Desks(new Script());
        desk.Services.Configure<ResilienceOptions>("Asked", options => options.Retry.MaxAttempts = 0);
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            desk.RunAsync()
        );
        Assert.Equal(
            "The policy of 'Asked' can not be used: Retry.MaxAttempts is 0; it has to be at least 1, which means no retry.",
            error.Message
        );
    }

    [Fact]
    public async Task AgentOfEveryShape_IsRetried()
    {
        var scripts = new List<Script>();
        var services = new ServiceCollection().AddTransient(_ =>
        {
            scripts.Add(new Script(Script.Throw(Busy), Script.Throw(Busy)));
            return scripts[^1];
        });
        using var provider = services.BuildServiceProvider();
        var result = await new ShapesPipeline(provider).RunPipelineAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        result.EnsureSuccess();
        Assert.Equal("5 succeeded", result.Summary.ToString());
        Assert.All(result.Outcomes, outcome => Assert.Equal(3, outcome.Attempts));
        Assert.Equal(3, result.Plain.Value);
        Assert.Equal("quick", result.Quick.Value);
        Assert.Equal([2, -1], result.Stream.Value);
    }

    private sealed class Desks(Script script)
    {
        private readonly FakeTimeProvider clock = new();

        public ServiceCollection Services { get; } = [];

        public async Task<(AgentOutcome<int> Asked, IReadOnlyList<PipelineEvent> Events)> RunAsync(
            CancellationToken? cancellationToken = null
        )
        {
            Services.AddSingleton(script).AddSingleton<TimeProvider>(clock);
            using var provider = Services.BuildServiceProvider();
            var events = new EventLog();
            var options = new PipelineRunOptions { Progress = events };
            var result = await clock.RunAsync(
                new AskedPipeline(provider).RunPipelineAsync(
                    options,
                    cancellationToken ?? TestContext.Current.CancellationToken
                )
            );
            return (result.Asked, events.All);
        }
    }
}
