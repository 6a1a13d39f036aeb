using System.Globalization;
using Aegis.Ledger;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>Several processes on one file.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwoThousandDuplicates_OfFourProcesses_HaveOneWinner()
    {
        // together they also create the file
        var workers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync("claim", folder.File, times: 500))
        );

        Array.ForEach(workers, worker => worker.Go());
        var ends = await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        Array.ForEach(workers, worker => worker.Dispose());

        Assert.All(ends, end => Assert.Equal("", end.Errors));
        var answers = ends.Select(end => Assert.Single(end.Lines).Split(' ')).ToList();
        var winner = Assert.Single(answers.Select(answer => answer[0]).Distinct());
        Assert.Equal(1, answers.Sum(answer => int.Parse(answer[1], CultureInfo.InvariantCulture)));
        await using var store = SqliteLedgerStore.Open(folder.File);
        Assert.Equal(winner, (await store.FindByKeyAsync("acme", "order-7", Token))!.Id.ToString());
        Assert.Equal(1L, folder.Query("SELECT count(*) FROM aegis_audit"));
    }

    [Fact]
    public async Task KilledInTheMiddle_WhatItSaidIsThere_AndTheFileIsWhole()
    {
        using var survivor = await WorkerProcess.StartAsync("commit", folder.File);
        using var worker = await WorkerProcess.StartAsync("commit", folder.File);
        worker.Go();
        var said = new List<string>();
        while (said.Count < 100)
        {
            said.Add((await worker.ReadLineAsync())!);
        }

        // what was read last may have been cut off
        var rest = await worker.KillAsync();
        said.AddRange(rest.Take(rest.Length - 1));
        // the lock of the dead is free
        survivor.Go();
        Assert.Null(await Record.ExceptionAsync(async () => Guid.Parse((await survivor.ReadLineAsync())!)));
        await survivor.KillAsync();

        await using var store = SqliteLedgerStore.Open(folder.File);
        Assert.Equal("ok", folder.Query("PRAGMA integrity_check"));
        foreach (var id in said.Select(Guid.Parse))
        {
            var operation = await store.FindAsync("acme", id, Token);
            Assert.Equal(OperationState.Committed, operation!.State);
            Assert.Null(AuditChain.Verify(operation, await store.ReadAuditAsync("acme", id, Token)));
        }

        // each step has its audit, also those that nobody was told of
        Assert.Equal(
            0L,
            folder.Query(
                "SELECT count(*) FROM aegis_operation o WHERE (SELECT count(*) FROM aegis_audit a WHERE a.op_id = o.op_id) "
                    + "<> CASE WHEN state = 'Committed' THEN 3 WHEN phase = 'Executing' THEN 2 ELSE 1 END"
            )
        );
    }
}
