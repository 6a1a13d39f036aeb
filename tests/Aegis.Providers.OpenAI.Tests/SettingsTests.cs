using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Providers.Tests;

/// <summary>Settings of providers that speak OpenAI's protocol, and what is said when they do not do.</summary>
public sealed class SettingsTests : ServerTest
{
    [Theory]
    [InlineData("openai", "https://api.openai.com/v1")]
    [InlineData("ollama", "http://localhost:11434/v1")]
    [InlineData("lmstudio", "http://localhost:1234/v1")]
    [InlineData("vllm", "http://localhost:8000/v1")]
    public void Type_KnowsItsAddress(string type, string address)
    {
        using var client = new OpenAIChatClient(
            new ChatProviderOptions
            {
                Type = type,
                ApiKey = Key,
                Model = "small",
            }
        );

        var metadata = client.GetRequiredService<ChatClientMetadata>();

        Assert.Equal(new Uri(address), metadata.ProviderUri);
        Assert.Equal((type, "small"), (metadata.ProviderName, metadata.DefaultModelId));
    }

    [Theory]
    [InlineData(
        "openai-compatible",
        null,
        "'local' of type 'openai-compatible' needs an address: set Aegis:Providers:local:BaseUrl"
    )]
    [InlineData(
        "ollama",
        "localhost:11434",
        "Aegis:Providers:local:BaseUrl of provider 'local' is 'localhost:11434', but has to be an absolute address with http or https"
    )]
    [InlineData("ollama", "ftp://localhost", "but has to be an absolute address")]
    [InlineData("ollama", "/v1", "but has to be an absolute address")]
    [InlineData("ollama", "http://", "but has to be an absolute address")]
    public async Task WrongAddress_IsNamed(string type, string? address, string said)
    {
        await using var services = Configured("local", ("Type", type), ("Model", "small"), ("BaseUrl", address));

        await AssertRefusedAsync(services, said);
    }

    [Fact]
    public async Task MissingKey_NamesWhereToPutIt()
    {
        await using var services = Configured("smart", ("Type", "openai"), ("Model", "small"));

        await AssertRefusedAsync(
            services,
            "Provider 'smart' has no API key: set the environment variable OPENAI_API_KEY, or Aegis:Providers:smart:ApiKey."
        );
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    public async Task MissingVariable_IsNamed(string type)
    {
        await using var services = Configured(
            "smart",
            ("Type", type),
            ("Model", "small"),
            ("ApiKeyVariable", "AEGIS_TEST_NO_SUCH_KEY")
        );

        await AssertRefusedAsync(
            services,
            "set the environment variable AEGIS_TEST_NO_SUCH_KEY, or Aegis:Providers:smart:ApiKey"
        );
    }

    [Fact]
    public async Task Variable_HoldsTheKey()
    {
        Environment.SetEnvironmentVariable("AEGIS_TEST_KEY", $" {Key}\n");
        Server.Enqueue(Reply.Text("So"));
        await using var services = Configured(
            "smart",
            ("Type", "vllm"),
            ("Model", "small"),
            ("BaseUrl", $"{Server.OpenAIUrl}/"),
            ("ApiKeyVariable", "AEGIS_TEST_KEY")
        );

        var response = await services.GetRequiredService<IChatClient>().GetResponseAsync("Hello?", null, Token);

        Assert.Equal("So", response.Text);
        Assert.Equal(Key, Sdk.KeyOf(Server.Requests[0]));
    }

    [Fact]
    public async Task KeyOfOpenAI_IsNotSentElsewhere()
    {
        var before = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", Key);
        try
        {
            Server.Enqueue(Reply.Text("So"));
            await using var services = Configured(
                "local",
                ("Type", "openai-compatible"),
                ("Model", "small"),
                ("BaseUrl", Server.OpenAIUrl)
            );

            await services.GetRequiredService<IChatClient>().GetResponseAsync("Hello?", null, Token);

            Assert.DoesNotContain(Key, string.Join(' ', Server.Requests[0].Headers.Values), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPENAI_API_KEY", before);
        }
    }

    [Fact]
    public async Task Code_NeedsNoConfiguration()
    {
        Server.Enqueue(Reply.Text("So"));
        await using var services = new ServiceCollection()
            .AddOpenAIChatClient(
                "fast",
                options =>
                {
                    options.Model = "small";
                    options.ApiKey = Key;
                    options.BaseUrl = Server.OpenAIUrl;
                }
            )
            .BuildServiceProvider();

        var client = services.GetRequiredKeyedService<IChatClient>("fast");

        Assert.Equal("So", (await client.GetResponseAsync("Hello?", null, Token)).Text);
        Assert.Same(client, services.GetRequiredService<IChatClient>());
    }

    [Fact]
    public void TypeOfAnotherProtocol_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new OpenAIChatClient(new ChatProviderOptions { Type = "anthropic" })
        );

        Assert.Contains("'anthropic' is none of openai, ollama, lmstudio", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Configured(string name, params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(setting => KeyValuePair.Create($"Aegis:Providers:{name}:{setting.Name}", setting.Value))
            )
            .Build();
        var services = new ServiceCollection();
        services.AddChatProviders(configuration.GetSection("Aegis")).AddOpenAI();
        return services.BuildServiceProvider();
    }

    private static async Task AssertRefusedAsync(ServiceProvider services, string said)
    {
        var client = services.GetRequiredService<IChatClient>();

        var error = await Assert.ThrowsAsync<ProviderConfigurationException>(() =>
            client.GetResponseAsync("Hello?", null, Token)
        );

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
