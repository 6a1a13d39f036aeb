using Aegis.Providers;
using Aegis.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Providers;

/// <summary>Providers by name, from configuration and from code.</summary>
public sealed class ChatProvidersTests
{
    [Fact]
    public async Task EachProvider_IsAKeyedClientAndOneIsTheDefault()
    {
        await using var services = EchoProviders.Two();

        Assert.Equal("smart:large", await services.GetRequiredKeyedService<IChatClient>("smart").AskAsync());
        Assert.Equal("fast:small", await services.GetRequiredService<IChatClient>().AskAsync());
        Assert.Same(services.GetRequiredKeyedService<IChatClient>("fast"), services.GetRequiredService<IChatClient>());
    }

    [Theory]
    [InlineData("smart")]
    [InlineData("SMART")]
    [InlineData(" smart ")]
    public async Task OneLine_SwitchesTheDefault(string name)
    {
        await using var services = EchoProviders.Two(("Aegis:Provider", name));

        Assert.Equal("smart:large", await services.GetRequiredService<IChatClient>().AskAsync());
    }

    [Fact]
    public async Task OnlyProvider_IsTheDefault()
    {
        await using var services = Services(("Aegis:Providers:echo:Model", "small"));

        // nor does it need a type, being named like one
        Assert.Equal("echo:small", await services.GetRequiredService<IChatClient>().AskAsync());
    }

    [Fact]
    public async Task SeveralAndNoneChosen_IsSaidByTheFirstRequest()
    {
        await using var services = EchoProviders.Two(("Aegis:Provider", null));

        await AssertRefusedAsync(
            services.GetRequiredService<IChatClient>(),
            "No provider is chosen: set Aegis:Provider to one of them. The providers are: fast, smart."
        );
    }

    [Fact]
    public async Task UnknownDefault_NamesTheKnownOnes()
    {
        await using var services = EchoProviders.Two(("Aegis:Provider", "fst"));

        await AssertRefusedAsync(
            services.GetRequiredService<IChatClient>(),
            "There is no provider 'fst' (Aegis:Provider). The providers are: fast, smart."
        );
    }

    [Theory]
    [InlineData("Type", "olama", "of the unknown type 'olama' (Aegis:Providers:bad:Type); the known types are echo")]
    [InlineData("Model", "x", "has no type (Aegis:Providers:bad:Type); the known types are echo")]
    [InlineData(
        "BaseURI",
        "http://x",
        "Aegis:Providers:bad:BaseURI of provider 'bad' is no setting. The settings are: Type, Model,"
    )]
    [InlineData(
        "TimeoutSeconds",
        "soon",
        "Aegis:Providers:bad:TimeoutSeconds of provider 'bad' is 'soon', but has to be a number above 0"
    )]
    [InlineData("TimeoutSeconds", "0", "at most 86400")]
    [InlineData("TimeoutSeconds", "NaN", "at most 86400")]
    [InlineData("MaxOutputTokens", "-1", "has to be a number above 0")]
    public async Task WrongSetting_IsSaidByTheFirstRequest(string setting, string value, string said)
    {
        await using var services = Services(($"Aegis:Providers:bad:{setting}", value));

        var client = services.GetRequiredKeyedService<IChatClient>("bad");

        Assert.Null(client.GetService(typeof(ChatClientMetadata)));
        await AssertRefusedAsync(client, said);
    }

    [Fact]
    public void Ensuring_SaysAtOnceWhatIsWrong()
    {
        using var services = EchoProviders.Two(("Aegis:Providers:smart:Type", "ecco"), ("Aegis:Provider", "fst"));

        services.EnsureChatProvider("FAST");
        AssertRefuses("smart", "unknown type 'ecco'");
        AssertRefuses("slow", "There is no provider 'slow'. The providers are: fast, smart.");
        AssertRefuses(null, "There is no provider 'fst' (Aegis:Provider).");

        void AssertRefuses(string? name, string said) =>
            Assert.Contains(
                said,
                Assert.Throws<ProviderConfigurationException>(() => services.EnsureChatProvider(name)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Client_IsMadeByItsFirstRequestAndOnce()
    {
        var made = new List<string>();
        var collection = new ServiceCollection();
        collection.AddChatProviders().AddEcho(made).Add("a", Echo).Add("b", Echo).UseDefault("b");
        await using var services = collection.BuildServiceProvider();

        var client = services.GetRequiredService<IChatClient>();
        Assert.Empty(made);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(client.AskAsync)));

        Assert.Equal(["b"], made);
    }

    [Fact]
    public async Task Client_IsDisposedOfWithTheServices()
    {
        EchoClient client;
        await using (var services = EchoProviders.Two())
        {
            client = services.GetRequiredService<IChatClient>().GetRequiredService<EchoClient>();
        }

        Assert.NotEqual(0, client.Disposals);
    }

    [Fact]
    public async Task CodeAfterConfiguration_AddsAndChanges()
    {
        var collection = new ServiceCollection();
        collection
            .AddChatProviders(
                EchoProviders.Configuration(
                    ("Aegis:Providers:fast:Type", "echo"),
                    ("Aegis:Providers:fast:Model", "small"),
                    ("Aegis:Providers:fast:TimeoutSeconds", "2.5"),
                    ("Aegis:Providers:fast:MaxOutputTokens", "7"),
                    ("Aegis:Providers:fast:ApiKeyVariable", "FAST_KEY")
                )
            )
            .AddEcho()
            .Add("FAST", options => options.Model = "tiny")
            .Add("own", Echo);
        await using var services = collection.BuildServiceProvider();

        var client = services.GetRequiredKeyedService<IChatClient>("fast");
        Assert.Equal("fast:tiny", await client.AskAsync());
        Assert.Equal("own:", await services.GetRequiredKeyedService<IChatClient>("own").AskAsync());
        var settings = client.GetRequiredService<EchoClient>().Settings;
        Assert.Equal(
            (2.5, 7, "FAST_KEY"),
            (settings.TimeoutSeconds, settings.MaxOutputTokens, settings.ApiKeyVariable)
        );
    }

    [Fact]
    public async Task ConfiguredDefault_HoldsOverTheOneOfCode()
    {
        var collection = new ServiceCollection();
        collection
            .AddChatProviders(EchoProviders.Configuration(("Aegis:Provider", "a")))
            .AddEcho()
            .Add("a", Echo)
            .Add("b", Echo)
            .UseDefault("b");
        await using var services = collection.BuildServiceProvider();

        Assert.Equal("a:", await services.GetRequiredService<IChatClient>().AskAsync());
    }

    [Fact]
    public void OwnClient_StaysTheDefault()
    {
        using var own = new EchoClient("own", new ChatProviderOptions());
        var collection = new ServiceCollection().AddSingleton<IChatClient>(own);
        collection.AddChatProviders().AddEcho().Add("a", Echo);
        using var services = collection.BuildServiceProvider();

        Assert.Same(own, services.GetRequiredService<IChatClient>());
    }

    [Fact]
    public void NothingToChange_IsNotRetried()
    {
        var fault = FaultClassifier.Default.Classify(new ProviderConfigurationException("a", "no key"), false);

        Assert.Equal(FaultKind.Caller, fault.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TimeoutThatIsNone_IsRefused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatProviderOptions { TimeoutSeconds = seconds });

    private static void Echo(ChatProviderOptions options) => options.Type = "echo";

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddChatProviders(EchoProviders.Configuration(settings)).AddEcho();
        return services.BuildServiceProvider();
    }

    private static async Task AssertRefusedAsync(IChatClient client, string said)
    {
        var whole = await Assert.ThrowsAsync<ProviderConfigurationException>(client.AskAsync);
        var streamed = await Assert.ThrowsAsync<ProviderConfigurationException>(async () =>
            await client
                .GetStreamingResponseAsync("Who?", null, TestContext.Current.CancellationToken)
                .ToChatResponseAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains(said, whole.Message, StringComparison.Ordinal);
        Assert.Equal(whole.Message, streamed.Message);
    }
}
