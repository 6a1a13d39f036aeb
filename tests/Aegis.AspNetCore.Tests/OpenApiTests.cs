using Aegis.AspNetCore.Hosting;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>/openapi/v1.json.</summary>
public class OpenApiTests
{
    [Fact]
    public async Task Document_ListsEveryRoute()
    {
        await using var app = await TestApp.StartAsync();

        var document = (await app.Client.AskAsync(Calls.Get("/openapi/v1.json", tenant: null))).AssertOk();

        var listed = document
            .Json.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(static path =>
                path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")
            );
        var mapped = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.Metadata.GetMetadata<AegisEndpoint>() is not null)
            .Select(static endpoint =>
                new MappedRoute(
                    endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
                    endpoint
                ).Name
            )
            .Where(static name => !name.Contains("openapi", StringComparison.Ordinal));
        Assert.Equal(mapped.Order(), listed.Order());
    }

    [Fact]
    public async Task QuestionsAboutAgents_NameTheirParameters()
    {
        await using var app = await TestApp.StartAsync();

        var document = (await app.Client.AskAsync(Calls.Get("/openapi/v1.json", tenant: null))).AssertOk();

        var trend = document.Json.GetProperty("paths").GetProperty("/api/agents/metrics/trend").GetProperty("get");
        Assert.Equal(
            ["days integer", "agent string", "time_zone string"],
            trend
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(static parameter =>
                    $"{parameter.GetProperty("name")} {parameter.GetProperty("schema").GetProperty("type")}"
                )
        );
    }

    [Fact]
    public async Task Decisions_NameTheirHeadersAndAnswers()
    {
        await using var app = await TestApp.StartAsync();

        var document = (await app.Client.AskAsync(Calls.Get("/openapi/v1.json", tenant: null))).AssertOk();

        var approve = document.Json.GetProperty("paths").GetProperty("/api/v1/hitl/approve").GetProperty("post");
        Assert.Equal(
            ["Idempotency-Key", "Thread-Id", "Idempotency-Mode"],
            approve
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(static parameter => parameter.GetProperty("name").GetString())
        );
        Assert.Equal(
            ["202", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503"],
            approve.GetProperty("responses").EnumerateObject().Select(static response => response.Name).Order()
        );
    }
}
