using Aegis.Ledger;

namespace Aegis.Approvals.Tests.Deciding;

public sealed class OutcomeTests
{
    [Fact]
    public async Task FirstDecisionWins_AndTellsWhoItWas()
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var id = (await app.RequestAsync()).OperationId;
        await app.Approvals.RejectAsync(id, App.Alice, "no", App.Token);
        await call;

        var same = await app.Approvals.RejectAsync(id, App.Bob, cancellationToken: App.Token);
        var otherwise = await app.Approvals.ApproveAsync(id, App.Bob, cancellationToken: App.Token);
        var late = await app.Approvals.CancelAsync(id, App.Bob, App.Token);

        Assert.Equal(
            (DecisionOutcome.AlreadyDecidedSame, App.Alice, true),
            (same.Outcome, same.Decider, same.IsAsWanted)
        );
        Assert.Equal(
            (DecisionOutcome.AlreadyDecidedOtherwise, App.Alice, false),
            (otherwise.Outcome, otherwise.Decider, otherwise.IsAsWanted)
        );
        Assert.NotNull(otherwise.DecidedAt);
        Assert.Equal(DecisionOutcome.AlreadyDecidedOtherwise, late.Outcome);
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task ApprovalThatWasUsed_WasAnApproval()
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var id = (await app.RequestAsync()).OperationId;
        await app.Approvals.ApproveAsync(id, App.Alice, cancellationToken: App.Token);
        await call;

        Assert.Equal(
            DecisionOutcome.AlreadyDecidedSame,
            (await app.Approvals.ApproveAsync(id, App.Alice, cancellationToken: App.Token)).Outcome
        );
        Assert.Equal(
            DecisionOutcome.AlreadyDecidedOtherwise,
            (await app.Approvals.RejectAsync(id, App.Alice, cancellationToken: App.Token)).Outcome
        );
        Assert.Single(app.Bank.Effects);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requester_CanNotDecide_ButTakeBack(bool approves)
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var request = await app.RequestAsync();
        var itself = new Decider(request.RequestedBy, DeciderKind.Human);

        var own = approves
            ? await app.Approvals.ApproveAsync(request.OperationId, itself, cancellationToken: App.Token)
            : await app.Approvals.RejectAsync(request.OperationId, itself, cancellationToken: App.Token);
        Assert.Equal((DecisionOutcome.OwnRequest, ApprovalStatus.Requested), (own.Outcome, own.Approval!.Status));

        var taken = await app.Approvals.CancelAsync(request.OperationId, itself, App.Token);
        Assert.Equal(DecisionOutcome.Decided, taken.Outcome);

        await call;
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task WhatIsNotThere_OrAnotherTenants_IsNotFound()
    {
        await using var app = new App();
        var call = app.CallAsync("charge_card", arguments: ("amount", 1));
        var id = (await app.RequestAsync()).OperationId;
        var others = app.Approvals.ForTenant("acme");

        Assert.Equal(
            DecisionOutcome.NotFound,
            (await app.Approvals.ApproveAsync(Guid.NewGuid(), App.Alice, cancellationToken: App.Token)).Outcome
        );
        Assert.Equal(
            DecisionOutcome.NotFound,
            (await others.ApproveAsync(id, App.Alice, cancellationToken: App.Token)).Outcome
        );
        Assert.Null(await others.FindAsync(id, App.Token));
        Assert.Empty(await others.ListPendingAsync(cancellationToken: App.Token));

        await app.Approvals.RejectAsync(id, App.Alice, cancellationToken: App.Token);
        await call;
    }

    [Fact]
    public async Task Pages_FollowEachOther()
    {
        await using var app = new App(static approvals =>
            approvals.Configure(static options => options.Wait = TimeSpan.Zero)
        );
        for (var order = 0; order < 5; order++)
        {
            await Assert.ThrowsAsync<ApprovalPendingException>(() =>
                app.CallAsync("refund", arguments: [("order", $"{order}"), ("amount", 1)])
            );
        }

        var seen = new List<Guid>();
        IReadOnlyList<Approval> page = [];
        do
        {
            page = await app.Approvals.ListPendingAsync(2, page is [.., var last] ? last : null, App.Token);
            seen.AddRange(page.Select(static request => request.OperationId));
        } while (page.Count > 0);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }
}
