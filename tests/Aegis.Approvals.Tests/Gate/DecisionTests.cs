using Aegis.Ledger;

namespace Aegis.Approvals.Tests.Gate;

/// <summary>A call waits for people, and what they decide is what becomes of it.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task Approved_RunsOnce_AndIsAudited()
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 120.5m));
        var request = await app.RequestAsync();
        Assert.Empty(app.Bank.Effects);

        var decided = await app.Approvals.ApproveAsync(request.OperationId, App.Alice, "known customer", App.Token);

        Assert.Equal(DecisionOutcome.Decided, decided.Outcome);
        Assert.Equal("did charge 120.5 main", await call);
        Assert.Equal(["charge 120.5 main"], app.Bank.Effects);
        Assert.Equal(
            ["claim", "approve", "begin-approved", "commit"],
            (await app.AuditAsync(request.OperationId)).Select(static record => record.Action)
        );
        Assert.Equal(ApprovalStatus.Consumed, (await app.Approvals.FindAsync(request.OperationId, App.Token))!.Status);
    }

    [Fact]
    public async Task Request_ShowsToolAndArguments()
    {
        await using var app = new App();
        var call = app.CallAsync("wire", arguments: [("amount", 1e1), ("to", new { name = "Eve", note = "urgent" })]);
        var request = await app.RequestAsync();

        Assert.Equal(("wire", "agent:Cashier"), (request.Tool, request.RequestedBy));
        Assert.Equal("""{"amount":10,"to":{"name":"Eve","note":"urgent"}}""", request.Arguments.GetRawText());
        Assert.Equal(16, request.ToolVersion!.Length);
        // what people see is what is compared
        Assert.Equal(
            request.Record.Fingerprint,
            Fingerprint.Of("wire", request.Record.Thread, request.Record.Request.Payload)
        );

        await app.Approvals.RejectAsync(request.OperationId, App.Alice, cancellationToken: App.Token);
        await call;
    }

    [Fact]
    public async Task Rejected_NeverRuns_AndTheModelReadsWhy()
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var request = await app.RequestAsync();

        await app.Approvals.RejectAsync(request.OperationId, App.Alice, "too dear", App.Token);

        Assert.Contains("The call was not allowed: too dear That is final", await call, StringComparison.Ordinal);
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task TakenBack_NeverRuns_AndALaterCallAsksAnew()
    {
        await using var app = new App();
        (string, object?)[] arguments = [("order", "7"), ("amount", 1)];
        var call = app.CallAsync("refund", arguments: arguments);
        var request = await app.RequestAsync();

        await app.Approvals.CancelAsync(request.OperationId, App.Alice, App.Token);

        Assert.Contains("was taken back. It was not called", await call, StringComparison.Ordinal);
        Assert.Empty(app.Bank.Effects);
        var later = app.CallAsync("refund", arguments: arguments);
        var again = await app.RequestAsync();
        Assert.Equal((request.OperationId, 2), (again.OperationId, again.Record.Operation.Fence));
        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);
        Assert.Equal("did refund 7 1", await later);
    }

    [Theory]
    [InlineData("wire", ToolEffect.AtMostOnce)]
    [InlineData("peek", ToolEffect.IdempotentDownstream)]
    [InlineData("refund", ToolEffect.IdempotentDownstream)]
    public async Task EffectThatNeedsNoLedger_IsRecordedAsOneThatDoes(string tool, ToolEffect recorded)
    {
        await using var app = new App();
        (string, object?)[] arguments = tool switch
        {
            "wire" => [("to", new { name = "Eve" }), ("amount", 1)],
            "peek" => [("account", "main")],
            _ => [("order", "7"), ("amount", 1)],
        };
        var call = app.CallAsync(tool, arguments: arguments);
        var request = await app.RequestAsync();

        Assert.Equal(recorded, (await app.Store.FindAsync("default", request.OperationId, App.Token))!.Effect);

        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);
        Assert.StartsWith("did", await call, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("peek", "The tool failed with TimeoutException: no answer")]
    [InlineData("wire", "Whether it took effect is unknown")]
    public async Task AllowedCallThatFails_SaysWhatMayBeRepeated(string tool, string text)
    {
        await using var app = new App(static approvals =>
            approvals.Default.Use("all", static _ => ApprovalVerdict.Allow)
        );
        app.Bank.Trouble = new TimeoutException("no answer");

        (string, object?)[] arguments =
            tool == "peek" ? [("account", "main")] : [("to", new { name = "Eve" }), ("amount", 1)];

        Assert.Contains(text, await app.CallAsync(tool, arguments: arguments), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongArguments_AreToldToTheModel_BeforeAnybodyIsAsked()
    {
        await using var app = new App();

        Assert.Contains(
            "do not fit the schema",
            await app.CallAsync("charge_card", arguments: ("amount", "much")),
            StringComparison.Ordinal
        );
        Assert.Empty(await app.Approvals.ListPendingAsync(cancellationToken: App.Token));
    }

    [Fact]
    public async Task CallerThatGivesUp_LeavesTheRequest_AndNothingRuns()
    {
        await using var app = new App();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(App.Token);
        var call = app.CallAsync("charge_card", given.Token, arguments: ("amount", 1));
        var request = await app.RequestAsync();

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await app.Approvals.ApproveAsync(request.OperationId, App.Alice, cancellationToken: App.Token);
        Assert.Empty(app.Bank.Effects);
    }
}
