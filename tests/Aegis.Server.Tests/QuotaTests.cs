using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests;

/// <summary>The free plan has 100 operations a month, however many ask for them and wherever.</summary>
public sealed class QuotaTests(PostgreSqlServer postgres) : IAsyncLifetime
{
    private const int Keys = 1000;
    private readonly TestDatabase database = new(postgres);
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ManyAtOnce_AreBilledUpToTheQuota_AndDuplicatesAreFree(int nodes)
    {
        var servers = new List<ServerProcess>();
        for (var at = 0; at < nodes; at++)
        {
            servers.Add(await Node.StartAsync(folder, database.Owner));
        }

        var clients = servers.ConvertAll(static server => server.NewClient(250));
        var account = await clients[0]
            .AskAsync(Calls.Post("/api/v1/accounts/signup", """{"name":"Acme"}""", tenant: null));
        var key = account["api_key"]!;

        // each key twice, at the same time and, with two nodes, one at each
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2 * Keys).Select(at => AskAsync(clients[at % nodes], at / 2))
        );

        var accepted = answers.Where(static answer => (int)answer.Answer.Status == 202).ToArray();
        Assert.Equal(100, accepted.Length);
        Assert.Equal(100, accepted.DistinctBy(static answer => answer.Key).Count());
        foreach (var (at, answer) in answers.Except(accepted))
        {
            var isDuplicate = (int)answer.Status == 409;
            answer.AssertProblem(isDuplicate ? 409 : 429, isDuplicate ? "duplicate" : "quota-exceeded");
            Assert.True(isDuplicate || answer.Headers.ContainsKey("Retry-After"));
            Assert.True(!isDuplicate || accepted.Any(first => first.Key == at));
        }

        foreach (var (at, first) in accepted)
        {
            var again = (await AskAsync(clients[at % nodes], at)).Answer;
            Assert.Equal(first["request_id"], again.AssertProblem(409, "duplicate")["request_id"]);
        }

        var bill = (await clients[^1].AskAsync(Calls.Get("/api/v1/billing", bearer: key))).AssertOk();
        Assert.Equal("100", bill["events"]);
        clients.ForEach(static client => client.Dispose());
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        async Task<(int Key, Answer Answer)> AskAsync(HttpClient client, int at) =>
            (at, await client.AskAsync(Calls.Decide("approve", $"order-{at}", bearer: key)));
    }
}
