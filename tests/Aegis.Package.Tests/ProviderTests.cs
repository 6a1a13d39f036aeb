using Aegis.Providers.TestServer;
using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>The packages of providers in a fresh project: they restore, build without warnings, and ask a server.</summary>
public class ProviderTests(PackageFixture fixture)
{
    private const string Agents = """
        using Aegis;

        [Agent("Say what it is like there.")]
        public partial class Scout;

        [Agent("Make it a poem.")]
        [DependsOn<Scout>]
        public partial class Poet;

        [Pipeline]
        public partial class TripPipeline;

        """;

    private const string Program = """
        using Aegis.Providers;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Aegis:Provider"] = "fast",
                    ["Aegis:Providers:fast:Type"] = "ollama",
                    ["Aegis:Providers:fast:Model"] = "small",
                    ["Aegis:Providers:fast:BaseUrl"] = args[0] + "/v1",
                    ["Aegis:Providers:smart:Type"] = "anthropic",
                    ["Aegis:Providers:smart:Model"] = "large",
                    ["Aegis:Providers:smart:BaseUrl"] = args[0],
                    ["Aegis:Providers:smart:ApiKey"] = "sk-of-nobody",
                    ["Aegis:Agents:Poet:Provider"] = "smart",
                })
            .Build();
        var services = new ServiceCollection();
        services.AddChatProviders(configuration.GetSection("Aegis")).AddOpenAI().AddAnthropic();
        using var provider = services.BuildServiceProvider();

        var result = await new TripPipeline(provider).RunPipelineAsync("Oslo");
        Console.WriteLine(result.Scout.Error?.Message ?? result.Scout.Value);
        Console.WriteLine(result.Poet.Error?.Message ?? result.Poet.Value);

        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task Pipeline_AsksBothProviders(string framework)
    {
        var token = TestContext.Current.CancellationToken;
        await fixture.AddProvidersAsync();
        await using var server = await ProviderTestServer.StartAsync();
        server.AnswerBy(static request => Reply.Text($"{request.Path} ", request.Model));
        using var consumer = await ConsumerProject.CreateAsync(
            fixture.Package,
            new Dictionary<string, string> { ["Agents.cs"] = Agents, ["Program.cs"] = Program },
            $"<TargetFramework>{framework}</TargetFramework>",
            token
        );
        consumer.Write(
            "Directory.Build.targets",
            $"""
            <Project>
              <ItemGroup>
                <PackageReference Include="Aegis.Providers.OpenAI" Version="{fixture.Package.Version}" />
                <PackageReference Include="Aegis.Providers.Anthropic" Version="{fixture.Package.Version}" />
                <PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.11" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.11" />
              </ItemGroup>
            </Project>
            """
        );

        var build = await consumer.BuildAsync(token);
        build.AssertSucceeded();
        Assert.Empty(build.Warnings);

        var run = await consumer.RunAsync(token, "--", server.Url);
        Assert.Equal("/v1/chat/completions small\n/v1/messages large\n", run.AssertSucceeded().Output);
    }
}
