namespace Aegis.Metrics.Contract;

public abstract partial class MetricsStoreContract
{
    [Fact]
    public async Task Errors_AreByKind_TheMostFrequentFirst_WithTheLatest()
    {
        await AppendAsync(
            Failure(1, "b"),
            Failure(5, "b", agent: "Editor", type: "Latest"),
            Failure(3, "b"),
            Failure(9, "c"),
            Failure(8, "a"),
            Call(2),
            Failure(90_000, "later")
        );

        var errors = await Store.ListErrorsAsync(Query(), 2, Token);

        Assert.Equal([("b", 3), ("a", 1), ("c", 1)], errors.Select(error => (error.Kind, error.Count)));
        Assert.Equal([5, 3], errors[0].Latest.Select(example => (example.At - Start).TotalSeconds));
        Assert.Equal(new ErrorExample(Start.AddSeconds(5), "Editor", "Latest", "run-5"), errors[0].Latest[0]);
        var ofEditor = Assert.Single(await Store.ListErrorsAsync(Query(agent: "Editor"), 2, Token));
        Assert.Equal(("b", 1), (ofEditor.Kind, ofEditor.Count));
    }

    [Fact]
    public async Task ErrorsWithoutExamples_AreCounted()
    {
        await AppendAsync(Failure(1, "b") with { ErrorType = null, RunId = null }, Failure(2, "b"));

        var none = Assert.Single(await Store.ListErrorsAsync(Query(), 0, Token));
        var all = Assert.Single(await Store.ListErrorsAsync(Query(), 10, Token));

        Assert.Equal(("b", 2, 0), (none.Kind, none.Count, none.Latest.Count));
        Assert.Equal(new ErrorExample(Start.AddSeconds(1), "Writer", null, null), all.Latest[1]);
    }

    [Fact]
    public async Task Interactions_AreCounted_ByPairAndKind()
    {
        await AppendAsync(
            Interaction(3),
            Interaction(1),
            Interaction(2, kind: InteractionKind.Message),
            Interaction(4, from: "Writer", to: "Researcher", kind: InteractionKind.Handover),
            Interaction(5, from: "a", to: "b"),
            Interaction(86_400)
        );

        var edges = await Store.ListInteractionsAsync(Query(), Token);

        Assert.Equal(
            [
                new("Researcher", "Writer", InteractionKind.Dependency, 2, Start.AddSeconds(3)),
                new("Researcher", "Writer", InteractionKind.Message, 1, Start.AddSeconds(2)),
                new("Writer", "Researcher", InteractionKind.Handover, 1, Start.AddSeconds(4)),
                new("a", "b", InteractionKind.Dependency, 1, Start.AddSeconds(5)),
            ],
            edges
        );
        Assert.Equal("a", Assert.Single(await Store.ListInteractionsAsync(Query(agent: "b"), Token)).From);
    }

    [Fact]
    public async Task Pruned_IsWhatIsOlder_OfAllTenants_UpToTheLimit()
    {
        await Store.AppendAsync(
            [Call(0), Call(1), Call(2, tenant: "globex"), Call(3)],
            [Interaction(0), Interaction(2, tenant: "globex"), Interaction(3)],
            Token
        );

        Assert.Equal(2, await Store.PruneAsync(Start.AddSeconds(3), 2, Token));
        Assert.Equal(3, await Store.PruneAsync(Start.AddSeconds(3), 4, Token));
        Assert.Equal(0, await Store.PruneAsync(Start.AddSeconds(3), 4, Token));

        Assert.Equal(1, (await SummarizeAsync()).Total.Calls);
        Assert.Equal(0, (await SummarizeAsync(tenant: "globex")).Total.Calls);
        Assert.Equal(Start.AddSeconds(3), Assert.Single(await Store.ListInteractionsAsync(Query(), Token)).Last);
    }

    [Fact]
    public async Task CancelledToken_IsSaid()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.AppendAsync([Call()], [], cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.ListErrorsAsync(Query(), 1, cancelled)
        );
    }

    [Fact]
    public async Task AppendingAtOnce_KeepsEachOnce()
    {
        var shared = Call();
        await Task.WhenAll(
            Enumerable.Range(1, 8).Select(writer => Task.Run(() => AppendAsync(shared, Call(writer)).AsTask(), Token))
        );

        Assert.Equal(9, (await SummarizeAsync()).Total.Calls);
    }

    [Fact]
    public async Task ReportsBesideSomebodyWhoRecords_AreOfOneMoment()
    {
        var random = new Random(7);
        using var enough = new CancellationTokenSource();
        var recording = Task.Run(RecordAsync, Token);

        long before = 0;
        for (var report = 0; report < 150; report++)
        {
            var total = (await Store.SummarizeAsync(Tenant, null, [Start, Start.AddDays(1)], Token))[0].Total;
            Assert.Equal(total.Calls, total.Latency?.Count ?? 0);
            Assert.InRange(total.Calls, before, long.MaxValue);
            before = total.Calls;
        }

        await enough.CancelAsync();
        await recording;

        async Task RecordAsync()
        {
            for (var second = 0; !enough.IsCancellationRequested; second++)
            {
                var call = Call(second % 86_400, $"agent{second % 3}") with
                {
                    Duration = TimeSpan.FromMilliseconds(random.Next(1, 1000)),
                };
                await Store.AppendAsync([call], [], Token);
            }
        }
    }
}
