using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>Decisions that nobody asked for before, as the published client makes them.</summary>
public class OneShotTests
{
    [Theory]
    [InlineData("approve", "approved")]
    [InlineData("reject", "rejected")]
    public async Task FirstCall_IsAccepted_AndLaterOnesAreDuplicates(string verb, string decision)
    {
        await using var app = await TestApp.StartAsync();

        var first = (await app.Client.AskAsync(Calls.Decide(verb, "order-1", body: Seeds.Payload))).AssertAccepted();
        var second = await app.Client.AskAsync(Calls.Decide(verb, "order-1", body: Seeds.Payload));

        Assert.Equal(decision, first["decision"]);
        second.AssertProblem(409, "duplicate");
        Assert.Equal((decision, first["request_id"]), (second["decision"], second["request_id"]));
        var status = await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{first["request_id"]}", tenant: null));
        Assert.Equal(decision, status.AssertOk()["decision"]);
    }

    [Fact]
    public async Task ContraryCall_IsAConflict()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        var contrary = (await app.Client.AskAsync(Calls.Decide("reject", "order-1"))).AssertProblem(
            409,
            "already-decided"
        );

        Assert.Equal("approved", contrary["decision"]);
    }

    [Theory]
    [InlineData("{}", "thread-1")]
    [InlineData("""{"amount":251,"customer":"ada"}""", "thread-1")]
    [InlineData(Seeds.Payload, "thread-2")]
    public async Task OtherPayloadOrThread_IsNotTheSame(string body, string thread)
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Seeds.Payload))).AssertAccepted();

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", thread, body))).AssertProblem(422, "key-reused");
    }

    [Fact]
    public async Task ReplayMode_GivesTheFirstAnswerAgain()
    {
        await using var app = await TestApp.StartAsync();
        var first = (
            await app.Client.AskAsync(Calls.Decide("reject", "order-1").With("Idempotency-Mode", "replay"))
        ).AssertAccepted();

        var again = await app.Client.AskAsync(Calls.Decide("reject", "order-1").With("Idempotency-Mode", "replay"));

        Assert.Equal(first.Text, again.AssertAccepted().Text);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
    }

    [Fact]
    public async Task TwoTenants_HaveKeysOfTheirOwn()
    {
        await using var app = await TestApp.StartAsync();
        var acme = (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        var other = (await app.Client.AskAsync(Calls.Decide("reject", "order-1", tenant: "other"))).AssertAccepted();

        Assert.NotEqual(acme["request_id"], other["request_id"]);
    }

    [Fact]
    public async Task ManyAtOnce_AreAcceptedOnce()
    {
        await using var app = await TestApp.StartAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 500)
                .Select(_ => app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Seeds.Payload)))
        );

        Assert.Single(answers, static answer => (int)answer.Status == 202);
        Assert.All(
            answers.Where(static answer => (int)answer.Status != 202),
            static answer => answer.AssertProblem(409, "duplicate")
        );
    }
}
