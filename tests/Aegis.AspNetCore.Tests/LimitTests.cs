using System.Net;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>Rate limits: of a tenant, and of an address whose requests bear no valid key.</summary>
public class LimitTests
{
    [Fact]
    public async Task TenantBeyondItsRate_IsToldWhenToComeBack_AndOthersAreNot()
    {
        await using var app = await TestApp.StartAsync(static options =>
        {
            options.RateLimits.TenantBurst = 20;
            options.RateLimits.TenantPerSecond = 1;
        });
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending")))
        );

        var limited = answers.Where(static answer => answer.Status == HttpStatusCode.TooManyRequests).ToArray();
        Assert.True(limited.Length > 100, $"{limited.Length} of 200 requests were refused.");
        Assert.All(
            limited,
            static answer => Assert.NotNull(answer.AssertProblem(429, "rate-limited").Headers["Retry-After"])
        );
        Assert.All(answers.Except(limited), static answer => answer.AssertOk());
        var other = await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending", tenant: "other"));
        other.AssertOk();
    }

    [Fact]
    public async Task GuessingKeys_Ends()
    {
        await using var app = await TestApp.StartAsync(static options =>
        {
            options.RateLimits.AnonymousBurst = 20;
            options.RateLimits.AnonymousPerSecond = 1;
        });
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ =>
                    app.Client.AskAsync(
                        Calls.Get("/api/v1/usage", bearer: Aegis.Accounts.ApiKeySecret.Create().Reveal())
                    )
                )
        );

        var limited = answers.Where(static answer => answer.Status == HttpStatusCode.TooManyRequests).ToArray();
        Assert.True(limited.Length > 100, $"{limited.Length} of 200 guesses were refused.");
        Assert.All(
            limited,
            static answer => Assert.NotNull(answer.AssertProblem(429, "rate-limited").Headers["Retry-After"])
        );
        Assert.All(answers.Except(limited), static answer => answer.AssertProblem(401, "unauthenticated"));
        // whoever has said who they are is not held up by it
        (await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending"))).AssertOk();
    }
}
