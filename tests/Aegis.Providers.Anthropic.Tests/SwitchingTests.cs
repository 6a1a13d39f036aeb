using Aegis.Providers.TestServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aegis.Providers.Tests;

/// <summary>One pipeline, and a configuration that chooses who answers.</summary>
public sealed class SwitchingTests : ServerTest
{
    [Theory]
    [InlineData("fast", null, "/v1/chat/completions small", "/v1/chat/completions small")]
    [InlineData("smart", null, "/v1/messages large", "/v1/messages large")]
    [InlineData("fast", "smart", "/v1/chat/completions small", "/v1/messages huge")]
    public async Task Configuration_ChoosesWhoAnswers(string provider, string? guide, params string[] asked)
    {
        var log = new CollectingLog();
        Server.AnswerBy(request =>
            Reply.Text(
                request.Text.Contains("json_schema", StringComparison.Ordinal)
                    ? """{"place":"Oslo","hours":4}"""
                    : "Dry."
            )
        );
        await using var services = Services(log, provider, guide);

        var result = await new TripPipeline(services).RunPipelineAsync("Where to?", null, Token);

        result.EnsureSuccess();
        Assert.Equal(new Trip("Oslo", 4), result.Guide.Value);
        Assert.Equal(asked, Server.Requests.Select(request => $"{request.Path} {request.Model}"));
        Assert.DoesNotContain(Key, log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("smart")]
    public async Task Failure_LogsNoKey(string provider)
    {
        var log = new CollectingLog();
        Server.AnswerBy(_ => Reply.Status(System.Net.HttpStatusCode.Unauthorized, $"{Key} is not known"));
        await using var services = Services(log, provider, guide: null);

        var result = await new TripPipeline(services).RunPipelineAsync("Where to?", null, Token);

        // as an app would
        log.Log(LogLevel.Error, default, result.Summary, result.Scout.Error, static (summary, _) => $"{summary}");
        Assert.Contains($"Provider '{provider}' answered 401", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, $"{result.Scout} {result.Scout.Error}", StringComparison.Ordinal);
    }

    private ServiceProvider Services(CollectingLog log, string provider, string? guide)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Aegis:Provider"] = provider,
                    ["Aegis:Providers:fast:Type"] = "ollama",
                    ["Aegis:Providers:fast:Model"] = "small",
                    ["Aegis:Providers:fast:BaseUrl"] = Server.OpenAIUrl,
                    ["Aegis:Providers:fast:ApiKey"] = Key,
                    ["Aegis:Providers:smart:Type"] = "anthropic",
                    ["Aegis:Providers:smart:Model"] = "large",
                    ["Aegis:Providers:smart:BaseUrl"] = Server.Url,
                    ["Aegis:Providers:smart:ApiKey"] = Key,
                    ["Aegis:Agents:Guide:Provider"] = guide,
                    ["Aegis:Agents:Guide:Model"] = guide is null ? null : "huge",
                }
            )
            .Build();
        var services = new ServiceCollection().AddLogging(logging =>
            logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)
        );
        services.AddChatProviders(configuration.GetSection("Aegis")).AddOpenAI().AddAnthropic();
        return services.BuildServiceProvider();
    }
}

/// <summary>Keeps every line of every category.</summary>
internal sealed class CollectingLog : ILoggerProvider, ILogger
{
    private readonly System.Text.StringBuilder text = new();

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (text)
        {
            text.AppendLine(formatter(state, exception)).Append(exception).AppendLine();
        }
    }

    public void Dispose() { }
}
