using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Aegis.Providers;
using Aegis.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aegis.Metrics.Tests.Errors;

public sealed class ErrorTaxonomyTests
{
    public static TheoryData<Exception, string> Table =>
        new()
        {
            { new AgentTimeoutException("Writer", TimeSpan.FromSeconds(1), isTotal: false), ErrorKinds.Timeout },
            { new TimeoutException(), ErrorKinds.Timeout },
            { new TimeoutRejectedException(), ErrorKinds.Timeout },
            // as HttpClient says it, when nobody has given up
            { new TaskCanceledException(), ErrorKinds.Timeout },
            { Http(HttpStatusCode.RequestTimeout), ErrorKinds.Timeout },
            { Http(HttpStatusCode.TooManyRequests), ErrorKinds.RateLimit },
            { Provider(HttpStatusCode.TooManyRequests), ErrorKinds.RateLimit },
            { Http(HttpStatusCode.InternalServerError), ErrorKinds.Provider },
            { Provider(HttpStatusCode.ServiceUnavailable), ErrorKinds.Provider },
            { Provider((HttpStatusCode)529), ErrorKinds.Provider },
            { Provider(null), ErrorKinds.Provider },
            { new HttpRequestException("no route"), ErrorKinds.Provider },
            { new IOException("reset"), ErrorKinds.Provider },
            { Http(HttpStatusCode.BadRequest), ErrorKinds.Validation },
            { Provider(HttpStatusCode.UnprocessableEntity), ErrorKinds.Validation },
            { new JsonException(), ErrorKinds.Validation },
            { new ValidationException(), ErrorKinds.Validation },
            { Provider(HttpStatusCode.Unauthorized), ErrorKinds.Other },
            { new CircuitOpenException("Writer", TimeSpan.Zero), ErrorKinds.CircuitOpen },
            { new BrokenCircuitException(), ErrorKinds.CircuitOpen },
            { new Ledger.QuotaExceededException("acme", 1, 1), ErrorKinds.Budget },
            { new Ledger.DefinitelyNotExecutedException("no"), ErrorKinds.Tool },
            { new Turns.TurnRefusedException(null!, "no"), ErrorKinds.Tool },
            { new AgentPoolFullException("desk", 1), ErrorKinds.Rejected },
            { new InvalidOperationException(), ErrorKinds.Other },
            { new AggregateException(new TimeoutException()), ErrorKinds.Timeout },
            { new AggregateException(new TimeoutException(), new TimeoutException()), ErrorKinds.Other },
            { new TargetInvocationException(new AggregateException(new JsonException())), ErrorKinds.Validation },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void EachError_HasItsKind(Exception error, string kind)
    {
        using var metrics = new AgentMetrics(new InMemoryMetricsStore());

        Assert.Equal(kind, metrics.KindOf(error));
    }

    [Fact]
    public void TaxonomiesOfTheApp_AreAskedInOrder_BeforeTheDefault()
    {
        using var services = new ServiceCollection()
            .AddErrorTaxonomy(error => error is FormatException ? "first" : null)
            .AddErrorTaxonomy(error => error is FormatException or TimeoutException ? "second" : null)
            .AddErrorTaxonomy(_ => "")
            .BuildServiceProvider();
        var metrics = services.GetRequiredService<AgentMetrics>();

        Assert.Equal("first", metrics.KindOf(new FormatException()));
        Assert.Equal("second", metrics.KindOf(new AggregateException(new TimeoutException())));
        Assert.Equal(ErrorKinds.Validation, metrics.KindOf(new JsonException()));
    }

    [Fact]
    public void TaxonomyThatThrows_IsPassedOver_AndSaid()
    {
        var log = new EventLog();
        using var metrics = new AgentMetrics(
            new InMemoryMetricsStore(),
            taxonomies: [new LambdaTaxonomy(_ => throw new FormatException("mine"))],
            logger: log.For<AgentMetrics>()
        );

        Assert.Equal(ErrorKinds.Timeout, metrics.KindOf(new TimeoutException()));
        Assert.Equal([1615], log.Ids);
    }

    [Fact]
    public void ClassifierOfTheApp_IsAskedAboutWhatNobodyKnows()
    {
        using var services = new ServiceCollection()
            .AddAegis()
            .AddSingleton<IFaultClassifier>(new Classifier())
            .BuildServiceProvider();
        var metrics = services.GetRequiredService<AgentMetrics>();

        Assert.Equal(ErrorKinds.Rejected, metrics.KindOf(new FormatException()));
    }

    private static HttpRequestException Http(HttpStatusCode status) => new("no", null, status);

    private static ProviderException Provider(HttpStatusCode? status) => new("fast", "no", status);

    private sealed class Classifier : IFaultClassifier
    {
        public Fault Classify(Exception exception, bool isCancelled) => new(FaultKind.Rejected);
    }
}
