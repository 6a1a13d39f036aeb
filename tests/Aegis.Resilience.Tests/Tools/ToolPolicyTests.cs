using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Tools;

public class ToolPolicyTests
{
    private static readonly Exception Down = new HttpRequestException("down");

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task AttemptThatFails_IsRepeated() =>
        Assert.Equal(
            "tide after 3",
            await CallAsync(new Script(Script.Throw(Down), Script.Throw(Down)), "look_up", "tide")
        );

    [Fact]
    public async Task AttemptThatHangs_IsCancelledAndRepeated() =>
        Assert.Equal("tide after 2", await CallAsync(new Script(Script.Hang), "look_up", "tide"));

    [Fact]
    public async Task ToolThatFailsForGood_AnswersTheModel() =>
        Assert.Contains(
            "down",
            await CallAsync(Script.Always(Script.Throw(Down)), "look_up", "tide"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task WrongArgument_IsNoAttempt()
    {
        var script = new Script();
        Assert.Contains("word", await CallAsync(script, "look_up", 5), StringComparison.Ordinal);
        Assert.Equal(0, script.Calls);
    }

    [Fact]
    public async Task OpenCircuit_AnswersTheModelWhenToComeBack()
    {
        var script = Script.Always(Script.Throw(Down));
        using var provider = Provider();
        var desk = new Desk(script);
        await CallAsync(desk, provider, "ping");

        // another instance of the class, the same tool
        await CallAsync(new Desk(script), provider, "ping");
        var answer = await CallAsync(desk, provider, "ping");
        Assert.Contains("The circuit of 'ping' is open", answer, StringComparison.Ordinal);
        Assert.Contains("30 s", answer, StringComparison.Ordinal);
        Assert.Equal(2, script.Calls);
    }

    [Fact]
    public async Task Fallback_IsGivenWhatTheToolWas() =>
        Assert.Equal("-4", await CallAsync(Script.Always(Script.Throw(Down)), "count", "tide"));

    [Fact]
    public async Task FallbackOfAStream_GivesTheList() =>
        Assert.Equal("[\"down\"]", await CallAsync(Script.Always(Script.Throw(Down)), "news"));

    [Fact]
    public async Task NamedOptions_ChangeWhatTheAttributesSay()
    {
        var script = Script.Always(Script.Throw(Down));
        using var provider = Provider(services =>
            services.Configure<ResilienceOptions>("look_up", options => options.Retry.MaxAttempts = 5)
        );
        await CallAsync(new Desk(script), provider, "look_up", "tide");
        Assert.Equal(5, script.Calls);
    }

    private async Task<string> CallAsync(Script script, string tool, object? word = null)
    {
        using var provider = Provider();
        return await CallAsync(new Desk(script), provider, tool, word);
    }

    private async Task<string> CallAsync(Desk desk, IServiceProvider services, string tool, object? word = null)
    {
        var function = desk.Tools.Single(function => function.Name == tool);
        var arguments = new AIFunctionArguments { Services = services };
        if (word is not null)
        {
            arguments["word"] = word;
        }

        var result = await clock.RunAsync(
            function.InvokeAsync(arguments, TestContext.Current.CancellationToken).AsTask()
        );
        return result?.ToString() ?? "";
    }

    private ServiceProvider Provider(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddAegis();
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
