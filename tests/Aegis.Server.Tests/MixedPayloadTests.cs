using System.Diagnostics;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests;

/// <summary>Many keys at once, each many times, and now and then with another payload.</summary>
public sealed class MixedPayloadTests(PostgreSqlServer postgres) : IAsyncLifetime
{
    private const int Keys = 500;
    private const int Times = 10;
    private readonly TestDatabase database = new(postgres);
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task EachKey_IsOneOperation_AndOtherPayloadsAreRefused()
    {
        await using var server = await Node.StartAsync(folder, database.Owner);
        using var client = server.NewClient(250);
        var seed = Environment.TickCount;
        // two of ten differ from all others
        var asks = Enumerable
            .Range(0, Keys * Times)
            .Select(static at => (Key: at / Times, Variant: at % Times < 8 ? 0 : at % Times))
            .ToArray();
        new Random(seed).Shuffle(asks);
        var watch = Stopwatch.StartNew();

        var answers = await Task.WhenAll(
            asks.Select(async ask => (ask.Key, ask.Variant, Answer: await client.AskAsync(Request(ask))))
        );

        var refused = 0;
        foreach (var ofKey in answers.GroupBy(static answer => answer.Key))
        {
            var first = Assert.Single(ofKey, static answer => (int)answer.Answer.Status == 202);
            foreach (var later in ofKey.Where(answer => answer != first))
            {
                if (later.Variant == first.Variant)
                {
                    var duplicate = later.Answer.AssertProblem(409, "duplicate");
                    Assert.Equal(first.Answer["request_id"], duplicate["request_id"]);
                }
                else
                {
                    later.Answer.AssertProblem(422, "key-reused");
                    refused++;
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage(
            $"seed {seed}: {answers.Length} asks, {refused} refused, {watch.Elapsed.TotalSeconds:f1} s"
        );
        Assert.InRange(refused, Keys * 2, Keys * (Times - 1));
        var operations = await CountAsync("SELECT count(*) FROM aegis.operation WHERE state = 'Committed'");
        var claims = await CountAsync("SELECT count(*) FROM aegis.audit WHERE action = 'claim'");
        Assert.Equal((Keys, Keys), (operations, claims));
    }

    private static HttpRequestMessage Request((int Key, int Variant) ask) =>
        Calls.Decide("approve", $"order-{ask.Key}", body: $$"""{"order":{{ask.Key}},"variant":{{ask.Variant}}}""");

    private Task<long> CountAsync(string sql) => TestDatabase.ReadAsync<long>(database.Administrator, sql);
}
