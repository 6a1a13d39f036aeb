using System.Diagnostics;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests;

/// <summary>Many of the same at once, on a real PostgreSQL and over real connections.</summary>
public sealed class ConcurrencyTests(PostgreSqlServer postgres) : IAsyncLifetime
{
    private const int Duplicates = 5000;
    private readonly TestDatabase database = new(postgres);
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task FiveThousandDuplicates_AreOneOperation()
    {
        await using var server = await StartAsync();

        await AssertOneOperationAsync("duplicates", server);
    }

    [Fact]
    public async Task TwoServersOnOneDatabase_AreOneServer()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        await AssertOneOperationAsync("two-servers", one, other);
    }

    private async Task AssertOneOperationAsync(string name, params ServerProcess[] servers)
    {
        var clients = servers.Select(static server => server.NewClient(250)).ToArray();
        var watch = Stopwatch.StartNew();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Duplicates)
                .Select(at =>
                    clients[at % clients.Length]
                        .AskAsync(Calls.Decide("approve", "order-1", body: """{"amount":250}"""))
                )
        );

        var statuses = string.Join(
            ", ",
            answers
                .CountBy(static answer => (int)answer.Status)
                .OrderBy(static status => status.Key)
                .Select(static status => $"{status.Value} x {status.Key}")
        );
        TestContext.Current.SendDiagnosticMessage($"{name}: {statuses} in {watch.Elapsed.TotalSeconds:f1} s");
        Assert.Equal($"1 x 202, {Duplicates - 1} x 409", statuses);
        var accepted = Assert.Single(answers, static answer => (int)answer.Status == 202);
        Assert.All(
            answers.Where(static answer => (int)answer.Status == 409),
            answer =>
            {
                answer.AssertProblem(409, "duplicate");
                Assert.Equal(accepted["request_id"], answer["request_id"]);
            }
        );
        var claims = await TestDatabase.ReadAsync<long>(
            database.Administrator,
            "SELECT count(*) FROM aegis.audit WHERE action = 'claim'"
        );
        var decisions = await TestDatabase.ReadAsync<long>(
            database.Administrator,
            "SELECT count(*) FROM aegis.audit WHERE action = 'approve'"
        );
        Assert.Equal((1, 1), (claims, decisions));
        Array.ForEach(clients, static client => client.Dispose());
    }

    private Task<ServerProcess> StartAsync() => Node.StartAsync(folder, database.Owner);
}
