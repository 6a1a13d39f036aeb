using Aegis.Pipelines;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Tests.Construction;

public sealed class PipelineHostServiceTests : IDisposable
{
    private static readonly PipelineHost Bare = new("ReportPipeline", chatClient: null);

    private readonly ServiceProvider provider = new ServiceCollection()
        .AddSingleton("plain")
        .AddKeyedSingleton("cold", "keyed")
        .AddSingleton<IChatClient>(new ScriptedChatClient("default"))
        .AddKeyedSingleton<IChatClient>("fast", new ScriptedChatClient("fast"))
        .BuildServiceProvider();

    private PipelineHost Host => new("ReportPipeline", provider);

    public void Dispose() => provider.Dispose();

    [Fact]
    public void RegisteredService_IsGiven()
    {
        Assert.Equal("plain", Host.Required<string>("Writer", "text"));
        Assert.Equal("plain", Host.Optional("default"));
        Assert.Equal("keyed", Host.RequiredKeyed<string>("cold", "Writer", "text"));
        Assert.Equal("keyed", Host.OptionalKeyed("cold", "default"));
    }

    [Fact]
    public void OptionalServiceThatIsMissing_IsTheDefault()
    {
        Assert.Null(Host.Optional<Version>());
        Assert.Equal(3, Host.Optional(3));
        Assert.Equal("default", Host.OptionalKeyed("hot", "default"));
        Assert.Equal("default", Bare.OptionalKeyed("cold", "default"));
    }

    [Fact]
    public void MissingService_IsNamedWithWhoTakesItAndHowToRegisterIt()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Host.Required<List<Version>>("Writer", "versions"));

        Assert.Equal(
            "Agent 'Writer' of pipeline 'ReportPipeline' takes a List<Version> as 'versions', but none is registered: call "
                + "services.AddSingleton<List<Version>>(…) and build the pipeline from that provider, "
                + "new ReportPipeline(serviceProvider).",
            error.Message
        );
    }

    [Fact]
    public void MissingKeyedService_IsNamedWithItsKey()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Host.RequiredKeyed<string>("hot", "Writer", "text"));

        Assert.Contains("takes a String as 'text', but none is registered under the key 'hot'", error.Message);
        Assert.Contains("services.AddKeyedSingleton<String>(\"hot\", …)", error.Message);
    }

    [Fact]
    public void NoServices_IsWhatTheMessageSays()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Bare.Required<Version>("Writer", "version"));

        Assert.Contains("but the pipeline was built without services", error.Message);
    }

    [Fact]
    public void WhatAnyAgentMayTake_IsThereWithoutServices()
    {
        Assert.Same(TimeProvider.System, Bare.Required<TimeProvider>("Writer", "clock"));
        Assert.Null(Bare.Required<IServiceProvider>("Writer", "services").GetService(typeof(string)));
        Assert.Same(NullLoggerFactory.Instance, Bare.Required<ILoggerFactory>("Writer", "loggers"));
        Assert.Same(NullLogger<Version>.Instance, Bare.Logger<Version>());
        Assert.Same(NullLogger.Instance, Bare.Logger("Writer"));
    }

    [Fact]
    public void Services_AreTheProvider() =>
        Assert.Same(provider, Host.Required<IServiceProvider>("Writer", "services"));

    [Fact]
    public void Logger_LogsUnderItsCategory()
    {
        using var log = new CategoryLog();
        using var logging = new ServiceCollection()
            .AddLogging(builder => builder.AddProvider(log))
            .BuildServiceProvider();
        var host = new PipelineHost("ReportPipeline", logging);

        host.Logger<Version>();
        host.Logger("Writer");

        Assert.Equal(["System.Version", "Aegis.Agents.Writer"], log.Categories);
    }

    [Fact]
    public void LoggerFactoryAlone_IsEnoughForATypedLogger()
    {
        using var log = new CategoryLog();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(log));
        var host = new PipelineHost("ReportPipeline", new ProviderOfOne(typeof(ILoggerFactory), factory));

        host.Logger<Version>();

        Assert.Equal(["System.Version"], log.Categories);
    }

    [Fact]
    public void ChatClient_IsThePipelinesOwn()
    {
        using var client = new ScriptedChatClient("own");
        var host = new PipelineHost("ReportPipeline", client);

        Assert.Same(client, host.Required<IChatClient>("Writer", "chatClient"));
        Assert.Same(client, AskedBy(host.CreateContext("Writer", clientKey: null, listener: null)));
    }

    [Fact]
    public void KeyedChatClient_IsWhatTheAgentAsks()
    {
        var context = Host.CreateContext("Writer", clientKey: "fast", listener: null);

        Assert.Same(provider.GetRequiredKeyedService<IChatClient>("fast"), AskedBy(context));
        Assert.NotSame(provider.GetRequiredService<IChatClient>(), AskedBy(context));
    }

    [Fact]
    public void MissingKeyedChatClient_IsNamed()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Host.CreateContext("Writer", "slow", null));

        Assert.Equal(
            "Agent 'Writer' of pipeline 'ReportPipeline' uses the chat client 'slow', which is not registered: call "
                + "services.AddKeyedSingleton<IChatClient>(\"slow\", …) and build the pipeline from that provider.",
            error.Message
        );
    }

    [Fact]
    public void ChatClientThatCanNotBeBuilt_IsNotAskedForByAPipelineWithoutModel()
    {
        using var broken = new ServiceCollection()
            .AddSingleton<IChatClient>(_ => throw new NotSupportedException("no key"))
            .BuildServiceProvider();

        var host = new PipelineHost("ReportPipeline", broken);

        Assert.Null(host.Optional<Version>());
        Assert.Throws<NotSupportedException>(() => host.Required<IChatClient>("Writer", "chatClient"));
    }

    /// <summary>The client beneath what every agent is given in its place.</summary>
    private static ScriptedChatClient? AskedBy(AgentContext context) =>
        context.ChatClient?.GetService<ScriptedChatClient>();

    private sealed class CategoryLog : ILoggerProvider
    {
        public List<string> Categories { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Categories.Add(categoryName);
            return NullLogger.Instance;
        }

        public void Dispose() { }
    }
}
