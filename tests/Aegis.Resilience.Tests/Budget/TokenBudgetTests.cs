namespace Aegis.Resilience.Tests.Budget;

/// <summary>What the models of a run may use, and what a request is sent with.</summary>
public class TokenBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestThatMightNotFit_IsNotSent()
    {
        var client = new CountingClient(10, 50);
        var result = await new Chain(client).RunPipelineAsync("x", Budget(159), Token);

        Assert.Equal(AgentStatus.Succeeded, result.First.Status);
        var error = Assert.IsType<TokenBudgetExceededException>(result.Second.Error);
        Assert.Equal(
            ("Second", 159, 60, 0, 100),
            (error.AgentId, error.Budget, error.Used, error.Reserved, error.Needed)
        );
        Assert.Equal(
            "Agent 'Second' may not ask its model: of the run's budget of 159 tokens 60 are used, and the answer may need 100. "
                + "Raise [Pipeline(TokenBudget = …)] or PipelineRunOptions.TokenBudget, or lower [Agent(MaxOutputTokens = …)].",
            error.Message
        );
        Assert.Single(client.Limits);
        Assert.Equal(1, result.Second.Attempts); // to try again would change nothing
    }

    [Fact]
    public async Task RequestThatJustFits_IsSent()
    {
        var client = new CountingClient(10, 50);
        var result = await new Chain(client).RunPipelineAsync("x", Budget(160), Token);
        Assert.Equal(AgentStatus.Succeeded, result.Second.Status);
        Assert.Equal([100, 100], client.Limits);
    }

    [Fact]
    public async Task RunThatIsFollowed_CountsTheSame()
    {
        var events = new EventLog();
        var options = new PipelineRunOptions { TokenBudget = 159, Progress = events };
        var result = await new Chain(new CountingClient(10, 50)).RunPipelineAsync("x", options, Token);
        Assert.Equal(60, Assert.IsType<TokenBudgetExceededException>(result.Second.Error).Used);
    }

    [Fact]
    public async Task BudgetOfThePipeline_HoldsUnlessTheRunHasItsOwn()
    {
        var chain = new Chain(new CountingClient(600, 0));
        var declared = await chain.RunPipelineAsync("x", cancellationToken: Token);
        var without = await chain.RunPipelineAsync("x", Budget(0), Token);
        Assert.Equal(650, Assert.IsType<TokenBudgetExceededException>(declared.Second.Error).Budget);
        Assert.Equal(AgentStatus.Succeeded, without.Second.Status);
    }

    [Fact]
    public async Task EachRun_HasItsWholeBudget()
    {
        var chain = new Chain(new CountingClient(10, 50));
        for (var run = 0; run < 3; run++)
        {
            Assert.True((await chain.RunPipelineAsync("x", Budget(160), Token)).Second.Succeeded);
        }
    }

    [Fact]
    public async Task NegativeBudget_IsRefused()
    {
        var chain = new Chain(new CountingClient(0, 0));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => chain.RunPipelineAsync("x", Budget(-1), Token));
        Assert.StartsWith("TokenBudget is -1; 0 means no limit.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatDoesNotCount_IsTakenToUseAllThatItMay()
    {
        var result = await new Chain(new CountingClient(0, null)).RunPipelineAsync("x", Budget(199), Token);
        Assert.Equal(100, Assert.IsType<TokenBudgetExceededException>(result.Second.Error).Used);
    }

    [Fact]
    public async Task RequestThatFails_GivesBackWhatWasKeptForIt()
    {
        var client = new CountingClient(
            10,
            50,
            (number, _) => number == 2 ? throw new HttpRequestException("busy") : Task.FromResult("well")
        );
        var result = await new Chain(client).RunPipelineAsync("x", Budget(160), Token);
        Assert.Equal((AgentStatus.Succeeded, 2), (result.Second.Status, result.Second.Attempts));
    }

    [Fact]
    public async Task AgentWithoutALimit_NeedsOneToken()
    {
        var client = new CountingClient(50, 50);
        var used = await new Unbounded(client).RunPipelineAsync("x", Budget(100), Token);
        var left = await new Unbounded(client).RunPipelineAsync("x", Budget(101), Token);
        Assert.Equal(1, Assert.IsType<TokenBudgetExceededException>(used.Unlimited.Error).Needed);
        Assert.Equal(AgentStatus.Succeeded, left.Unlimited.Status);
        Assert.Equal([100, 100, null], client.Limits);
    }

    [Fact]
    public async Task WhatAnAgentCountsItself_CountsForTheRun()
    {
        var result = await new Mixed(new CountingClient(10, 50)).RunPipelineAsync("x", Budget(189), Token);
        Assert.Equal(90, Assert.IsType<TokenBudgetExceededException>(result.Last.Error).Used);
    }

    [Fact]
    public async Task SecondQuestion_IsLimitedAndCountedToo()
    {
        var client = new CountingClient(10, 5, (number, _) => Task.FromResult(number == 1 ? "seven" : "7"));
        var refused = await new Numbers(client).RunPipelineAsync("x", Budget(54), Token);
        Assert.Equal(15, Assert.IsType<TokenBudgetExceededException>(refused.Number.Error).Used);

        var fresh = new CountingClient(10, 5, (number, _) => Task.FromResult(number == 1 ? "seven" : "7"));
        Assert.Equal(7, (await new Numbers(fresh).RunPipelineAsync("x", Budget(55), Token)).Number.Value);
        Assert.Equal([40, 40], fresh.Limits);
    }

    [Fact]
    public async Task RequestUnderWay_KeepsItsRoomAndFinishes()
    {
        var hold = new TaskCompletionSource<string>();
        var client = new CountingClient(10, 20, (_, _) => hold.Task);
        var run = new Pair(client).RunPipelineAsync("x", Budget(139), Token);

        // both agents have asked or been refused by the time the call returns
        Assert.Single(client.Limits);
        hold.SetResult("5");
        var result = await run;

        var outcomes = result.Outcomes.ToList();
        var refused = Assert.Single(outcomes, outcome => outcome.Status == AgentStatus.Failed);
        var error = Assert.IsType<TokenBudgetExceededException>(refused.Error);
        Assert.Equal((0, 140), (error.Used, error.Reserved + error.Needed));
        Assert.Contains($"{error.Reserved} are kept for requests under way", error.Message, StringComparison.Ordinal);
        Assert.Single(outcomes, outcome => outcome.Status == AgentStatus.Succeeded);
    }

    private static PipelineRunOptions Budget(long tokens) => new() { TokenBudget = tokens };
}
