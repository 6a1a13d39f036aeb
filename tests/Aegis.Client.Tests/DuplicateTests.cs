namespace Aegis.Client.Tests;

/// <summary>The same decision, many times at once, over connections that break.</summary>
public sealed class DuplicateTests : ClientTest
{
    [Fact]
    public async Task FiveHundredAtOnce_AreOneDecisionAndAllSucceed()
    {
        const int Callers = 500;
        const int Seed = 20261121;
        var random = new Random(Seed);
        var decisions = 0;
        Server.AnswerBy(_ =>
        {
            var answer = Interlocked.Increment(ref decisions) == 1 ? Answer.Accepted : Answer.Duplicate("approved");
            lock (random)
            {
                // decided, and the answer lost on the way back
                return random.NextDouble() < 0.2 ? Answer.Reset : answer;
            }
        });
        var client = Client(static options =>
        {
            options.RetryBudget = null;
            // the sleeps of all callers move one clock, and attempts are under way all the time
            options.Timeout = Timeout.InfiniteTimeSpan;
        });

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(_ => client.ApproveAsync("order-7", Payload.Json("""{"amount":5}"""), cancellationToken: Token))
        );

        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}: {Server.Requests.Count} requests");
        Assert.InRange(Server.Requests.Count, Callers + 50, Callers + 250);
        Assert.InRange(outcomes.Count(static outcome => outcome is DecisionOutcome.Accepted), 0, 1);
        // four losses in a row are rare, and told as what they are
        Assert.All(outcomes, static outcome => Assert.True(outcome.IsSuccess || outcome.Attempts == 4, $"{outcome}"));
        Assert.InRange(outcomes.Count(static outcome => !outcome.IsSuccess), 0, 10);
    }
}
