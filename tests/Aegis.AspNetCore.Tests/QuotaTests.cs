using System.Net;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>The free plan has 100 operations a month.</summary>
public class QuotaTests
{
    [Fact]
    public async Task ManyAtOnce_AreBilledUpToTheQuota_AndDuplicatesAreStillAnswered()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(at => app.Client.AskAsync(Calls.Decide("approve", $"order-{at}", bearer: account.Key)))
        );

        var accepted = answers.Index().Where(static answer => answer.Item.Status == HttpStatusCode.Accepted).ToArray();
        Assert.Equal(100, accepted.Length);
        var refused = answers.Where(static answer => answer.Status != HttpStatusCode.Accepted).ToArray();
        Assert.All(
            refused,
            static answer =>
            {
                answer.AssertProblem(429, "quota-exceeded");
                Assert.Equal(("100", "100"), (answer["quota"], answer["used"]));
                Assert.InRange(int.Parse(answer.Headers["Retry-After"], null), 1, 86_400);
                Assert.NotNull(answer["resets_at"]);
            }
        );
        var duplicate = await app.Client.AskAsync(
            Calls.Decide("approve", $"order-{accepted[0].Index}", bearer: account.Key)
        );
        duplicate.AssertProblem(409, "duplicate");
        var bill = (await app.Client.AskAsync(Calls.Get("/api/v1/billing", bearer: account.Key))).AssertOk();
        Assert.Equal("100", bill["events"]);
    }
}
