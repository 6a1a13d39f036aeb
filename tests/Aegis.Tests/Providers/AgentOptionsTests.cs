using Aegis.Agents;
using Aegis.Pipelines;
using Aegis.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Providers;

/// <summary>What an app chooses for an agent over its attributes.</summary>
public sealed class AgentOptionsTests
{
    [Theory]
    // nothing chosen: the attribute's, or the default
    [InlineData(null, null, null, null, "fast:small")]
    [InlineData("smart", null, null, null, "smart:large")]
    [InlineData("smart", "huge", null, null, "smart:huge")]
    // chosen
    [InlineData(null, null, "smart", null, "smart:large")]
    [InlineData("smart", null, "fast", null, "fast:small")]
    [InlineData("smart", "huge", null, "tiny", "smart:tiny")]
    [InlineData(null, null, "SMART", "tiny", "smart:tiny")]
    // another provider would not know the attribute's model, the same one does
    [InlineData("smart", "huge", "fast", null, "fast:small")]
    [InlineData("smart", "huge", "smart", null, "smart:huge")]
    [InlineData(null, "huge", "smart", null, "smart:large")]
    // empty is none
    [InlineData("smart", "huge", "", " ", "smart:huge")]
    public async Task Agent_AsksWhatTheAppChooses(
        string? attributeClient,
        string? attributeModel,
        string? provider,
        string? model,
        string asked
    )
    {
        await using var services = EchoProviders.Two(
            ("Aegis:Agents:writer:Provider", provider),
            ("Aegis:Agents:writer:Model", model)
        );
        await using var host = new PipelineHost("ReportPipeline", services);
        await using var run = host.CreateRunScope();

        foreach (var source in new[] { host, run })
        {
            var context = source.CreateContext("Writer", attributeClient, listener: null);
            Assert.Equal(asked, await AskAsync(context, attributeModel));
        }

        var other = host.CreateContext("Reader", clientKey: null, listener: null);
        Assert.Equal("fast:small", await AskAsync(other, model: null));
    }

    [Fact]
    public async Task Code_ChoosesToo()
    {
        var collection = new ServiceCollection().Configure<AgentOptions>("Writer", agent => agent.Model = "tiny");
        collection.AddChatProviders().AddEcho().Add("echo");
        await using var services = collection.BuildServiceProvider();
        await using var host = new PipelineHost("ReportPipeline", services);

        Assert.Equal("echo:tiny", await AskAsync(host.CreateContext("Writer", null, null), model: "huge"));
    }

    [Fact]
    public async Task AnyKeyedClient_CanBeChosen()
    {
        using var own = new EchoClient("own", new() { Model = "mine" });
        await using var services = new ServiceCollection()
            .Configure<AgentOptions>("Writer", agent => agent.Provider = "own")
            .AddKeyedSingleton<IChatClient>("own", own)
            .BuildServiceProvider();
        await using var host = new PipelineHost("ReportPipeline", services);

        Assert.Equal("own:mine", await AskAsync(host.CreateContext("Writer", null, null), model: null));
    }

    [Fact]
    public async Task UnknownProvider_IsSaidWithTheKnownOnes()
    {
        await using var services = EchoProviders.Two(("Aegis:Agents:Writer:Provider", "smrt"));
        await using var host = new PipelineHost("ReportPipeline", services);

        var error = Assert.Throws<InvalidOperationException>(() => host.CreateContext("Writer", "fast", null));

        Assert.Equal(
            "Agent 'Writer' of pipeline 'ReportPipeline' uses the chat client 'smrt' by its AgentOptions (Agents in the "
                + "configuration), which is not registered: call services.AddKeyedSingleton<IChatClient>(\"smrt\", …) and "
                + "build the pipeline from that provider. Or configure a provider of that name. The providers are: fast, smart.",
            error.Message
        );
    }

    private static Task<string> AskAsync(AgentContext context, string? model) =>
        ChatAgent.AskAsync(context, null, "Who?", model, TestContext.Current.CancellationToken);
}
