using System.Net;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>Errors that no endpoint answers with by itself.</summary>
public class ErrorTests
{
    [Fact]
    public async Task UnknownRouteAndMethod_AreProblems()
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.AskAsync(Calls.Get("/api/v1/nothing"))).AssertProblem(404, "not-found");
        var method = (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/approve"))).AssertProblem(
            405,
            "method-not-allowed"
        );
        Assert.Contains("POST", method.Headers["Allow"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestOfTheApp_IsLeftAlone()
    {
        await using var app = await TestApp.StartAsync(map: static app =>
        {
            app.MapAegis();
            app.MapGet("/own", static string () => throw new InvalidOperationException("of the app"));
        });

        var own = await app.Client.AskAsync(Calls.Get("/own"));
        var unknown = await app.Client.AskAsync(Calls.Get("/nothing"));

        Assert.Equal((HttpStatusCode.InternalServerError, ""), (own.Status, own.Text));
        Assert.Equal((HttpStatusCode.NotFound, ""), (unknown.Status, unknown.Text));
    }

    [Fact]
    public async Task StoreThatCanNotBeAsked_IsUnavailable()
    {
        await using var app = await TestApp.StartAsync(
            options => options.StoreTimeout = TimeSpan.FromMilliseconds(100),
            static services => services.KeepIn(new BrokenStore())
        );

        Answer[] answers =
        [
            await app.Client.AskAsync(Calls.Decide("approve", "throws")),
            await app.Client.AskAsync(Calls.Decide("approve", "hangs")),
            await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{Guid.NewGuid()}")),
        ];

        Assert.All(
            answers,
            static answer => Assert.NotEqual("0", answer.AssertProblem(503, "unavailable").Headers["Retry-After"])
        );
        (await app.Client.AskAsync(Calls.Get("/ready", tenant: null))).AssertProblem(503, "unavailable");
        (await app.Client.AskAsync(Calls.Get("/live", tenant: null))).AssertOk();
    }

    [Fact]
    public async Task MistakeOfTheServer_TellsNothingOfItself()
    {
        await using var app = await TestApp.StartAsync(services: static services =>
            services.KeepIn(new BrokenStore(new InvalidOperationException("Password=secret")))
        );

        var answer = (await app.Client.AskAsync(Calls.Decide("approve", "throws"))).AssertProblem(500, "internal");

        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryTypeOfProblem_HasAPage()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var type in ProblemTypes.All)
        {
            var page = (await app.Client.AskAsync(Calls.Get(type.Uri, tenant: null))).AssertOk();
            Assert.Contains(type.Title, page.Text, StringComparison.Ordinal);
            Assert.Contains(type.Advice, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(ProblemTypes.All.Count, ProblemTypes.All.Select(static type => type.Name).Distinct().Count());
        (await app.Client.AskAsync(Calls.Get("/problems/nothing", tenant: null))).AssertProblem(404, "not-found");
    }

    [Fact]
    public void MapAegis_WithoutItsServices_SaysWhatIsMissing()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapAegis());

        Assert.Contains("AddAegisServer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysInADatabaseWithoutAPepper_AreNoticedBeforeTheFirstCaller()
    {
        var file = Path.Combine(Path.GetTempPath(), $"aegis-{Guid.NewGuid():n}.db");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestApp.StartAsync(static options => options.AllowSignup = true, services => services.UseSqlite(file))
        );

        Assert.Contains("PepperRing", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
