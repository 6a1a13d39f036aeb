using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aegis.Client.Tests;

/// <summary>Whose <see cref="HttpClient"/> is used, and what the client does with it.</summary>
public sealed class HttpClientTests : ClientTest
{
    [Fact]
    public async Task GivenClient_IsNeverDisposedOrChanged()
    {
        Server.AnswerBy(static _ => Answer.Accepted);
        using var http = new HttpClient { BaseAddress = Server.Url };
        http.DefaultRequestHeaders.Add("X-Mine", "1");

        for (var i = 0; i < 2; i++)
        {
            var client = new AegisClient(http, new AegisClientOptions { ApiKey = "sk_1", ThreadId = "t-1" });
            await client.ApproveAsync("order-7", cancellationToken: Token);
        }

        Assert.Equal(2, Server.Requests.Count);
        Assert.All(Server.Requests, static request => Assert.Equal("1", request.Header("X-Mine")));
        Assert.Null(http.DefaultRequestHeaders.Authorization);
        using var own = await http.GetAsync(new Uri("own", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Accepted, own.StatusCode);
        Assert.IsNotAssignableFrom<IDisposable>(new AegisClient(http, new AegisClientOptions()));
    }

    [Fact]
    public async Task NoAddress_IsTheLocalServer()
    {
        using var handler = new Spy();
        using var http = new HttpClient(handler);

        await new AegisClient(http, new AegisClientOptions { TenantId = "acme" }).GetStatusAsync(
            "r-1",
            cancellationToken: Token
        );

        Assert.Equal(["http://localhost:8000/api/v1/hitl/status/r-1"], handler.Addresses);
    }

    [Fact]
    public async Task LessPatientClient_IsTakenAsItIs()
    {
        Server.AnswerBy(static _ => Answer.Silence);
        using var http = new HttpClient { BaseAddress = Server.Url, Timeout = TimeSpan.FromMilliseconds(50) };
        var client = new AegisClient(http, new AegisClientOptions { TenantId = "acme", MaxRetries = 0 });

        var result = await client.GetStatusAsync("r-1", cancellationToken: Token);

        Assert.Equal(
            "There was no answer within 00:00:00.0500000.",
            Assert.IsType<TimeoutException>(result.Error).Message
        );
    }

    [Fact]
    public async Task AddedClient_IsConfiguredAndSharesItsBudget()
    {
        Server.AnswerBy(static _ => new(HttpStatusCode.ServiceUnavailable, ""));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        using var handler = new Spy();
        services
            .AddAegisClient(options =>
            {
                options.BaseAddress = Server.Url;
                options.TenantId = "acme";
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(1);
            })
            .AddHttpMessageHandler(() => new Counting(handler));
        await using var provider = services.BuildServiceProvider();

        var attempts = 0;
        for (var i = 0; i < 10; i++)
        {
            var client = provider.GetRequiredService<AegisClient>();
            attempts += (await client.GetStatusAsync("r-1", cancellationToken: Token)).Attempts;
        }

        // ten saved and one that the calls have earned, whichever instance was asked
        Assert.Equal(10 + 11, attempts, 1.0);
        Assert.Equal(attempts, handler.Addresses.Count);
        Assert.NotEmpty(Clock.Sleeps);
    }

    [Fact]
    public async Task AddedClient_TellsMistakesWhenTheAppStarts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAegisClient(static options => options.MaxRetries = -1);
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Equal(["MaxRetries -1 must not be negative."], error.Failures);
    }

    [Fact]
    public void AddedTwice_IsConfiguredByBoth()
    {
        var services = new ServiceCollection();
        services.AddAegisClient(static options => options.ThreadId = "t-1");
        services.AddAegisClient(static options => options.TenantId = "acme");
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<AegisClientOptions>>().Value;

        Assert.Equal(("t-1", "acme"), (options.ThreadId, options.TenantId));
        Assert.NotNull(provider.GetRequiredService<AegisClient>());
    }

    private sealed class Spy : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }

    private sealed class Counting(Spy spy) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            spy.Addresses.Add(request.RequestUri!.AbsoluteUri);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
