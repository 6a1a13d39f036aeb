using System.Net;
using Aegis.Providers.TestServer;

namespace Aegis.Samples.Tests.EndToEnd;

/// <summary>The sample with models that answer over HTTP.</summary>
public sealed class ProviderRunTests : IAsyncLifetime
{
    private const string Key = "sk-test-4f9aQ2hXz81LmNpRb7";

    private const string Terms = """{"terms":[{"term":"Lamp","definition":"It shines."}]}""";

    private const string Draft =
        """{"title":"On lamps","sections":[{"heading":"Lamps","text":"They shine."}],"note":"By a scripted model."}""";

    private readonly TemporaryFolder folder = new();
    private ProviderTestServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ProviderTestServer.StartAsync();
        server.AnswerBy(static request =>
            request.Text.Contains("\"definition\"", StringComparison.Ordinal) ? Reply.Text(Terms[..20], Terms[20..])
            : request.Text.Contains("json_schema", StringComparison.Ordinal) ? Reply.Text(Draft[..40], Draft[40..])
            : Reply.Text("Lamps ", "shine.")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("ollama", "/v1/chat/completions")]
    [InlineData("openai", "/v1/chat/completions")]
    [InlineData("anthropic", "/v1/messages")]
    public async Task Provider_WritesTheReport(string provider, string path)
    {
        var url = provider == "anthropic" ? server.Url : server.OpenAIUrl;

        var outcome = await RunAsync("--provider", provider, "--model", "small", "--base-url", url);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("6 succeeded", outcome.Output, StringComparison.Ordinal);
        var report = folder.Read("report.md");
        Assert.StartsWith("# On lamps\n", report, StringComparison.Ordinal);
        Assert.Contains($"Written by: {provider}. By a scripted model.", report, StringComparison.Ordinal);
        Assert.Contains("Lamps shine.", report, StringComparison.Ordinal);
        Assert.Contains("- **Lamp**: It shines.", report, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal((path, "small"), (request.Path, request.Model)));
    }

    [Fact]
    public async Task Environment_DescribesAProvider()
    {
        var outcome = await SampleProcess.RunAsync(
            folder.Path,
            new Dictionary<string, string?>
            {
                ["Aegis__Providers__mine__Type"] = "vllm",
                ["Aegis__Providers__mine__Model"] = "small",
                ["Aegis__Providers__mine__BaseUrl"] = server.OpenAIUrl,
            },
            "--provider",
            "mine",
            "--model",
            "large"
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(server.Requests, request => Assert.Equal("large", request.Model));
    }

    [Fact]
    public async Task ProviderRefuses_IsSaidWithoutTheKey()
    {
        server.AnswerBy(static _ => Reply.Status(HttpStatusCode.Unauthorized, $"{Key} has expired"));

        var outcome = await RunAsync("--provider", "openai", "--model", "small", "--base-url", server.OpenAIUrl);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Provider 'openai' answered 401 (Unauthorized)", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("report.md")));
    }

    [Fact]
    public async Task NoModel_IsSaid()
    {
        var outcome = await RunAsync("--provider", "ollama", "--base-url", server.OpenAIUrl);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("set Aegis:Providers:ollama:Model", outcome.Output, StringComparison.Ordinal);
    }

    private Task<SampleOutcome> RunAsync(params string[] args) =>
        SampleProcess.RunAsync(
            folder.Path,
            new Dictionary<string, string?> { ["OPENAI_API_KEY"] = Key, ["ANTHROPIC_API_KEY"] = Key },
            args
        );
}
