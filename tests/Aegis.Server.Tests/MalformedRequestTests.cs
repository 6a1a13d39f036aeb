using System.Globalization;
using System.Text;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;

namespace Aegis.Server.Tests;

/// <summary>Requests that are wrong in every way that a seed can think of, over raw connections.</summary>
public class MalformedRequestTests
{
    private const int Lanes = 16;
    private static readonly int Count = Setting("AEGIS_MALFORMED_REQUESTS", 20_000);
    private static readonly int Seed = Setting("AEGIS_SEED", Environment.TickCount);

    [Fact]
    public async Task MalformedRequests_AreRefusedAsProblems_AndNeverBreakTheServer()
    {
        using var folder = new Folder();
        await using var server = await ServerProcess.StartAsync(
            folder.Path,
            ("AllowTenantHeader", "true"),
            ("RateLimits__TenantBurst", "1000000"),
            ("RateLimits__TenantPerSecond", "1000000"),
            ("RateLimits__AnonymousBurst", "1000000"),
            ("RateLimits__AnonymousPerSecond", "1000000")
        );

        var lanes = await Task.WhenAll(
            Enumerable
                .Range(0, Lanes)
                .Select(lane => Task.Run(() => RunAsync(server.Address, new Random(Seed + lane), Count / Lanes)))
        );

        var statuses = lanes
            .SelectMany(static lane => lane)
            .CountBy(static status => status)
            .OrderBy(static status => status.Key)
            .ToArray();
        var told =
            $"seed {Seed}: {string.Join(", ", statuses.Select(static status => $"{status.Value} x {status.Key}"))}";
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(statuses.All(static status => status.Key is < 500 or 505), told);
        Assert.True(
            statuses.Where(static status => status.Key >= 400).Sum(static status => status.Value) > Count / 2,
            told
        );
        Assert.True(statuses.Length >= 6, $"Too few sorts of answers. {told}");
        using var client = server.NewClient();
        (await client.AskAsync(Calls.Decide("approve", "healthy"))).AssertAccepted();
    }

    private static async Task<List<int>> RunAsync(Uri address, Random random, int count)
    {
        var statuses = new List<int>(count);
        while (statuses.Count < count)
        {
            using var connection = await RawConnection.OpenAsync(address);
            using var reader = new AnswerReader(connection.Stream);
            var isOpen = true;
            while (isOpen && statuses.Count < count)
            {
                var request = MalformedRequest.Of(random);
                // closed without an answer is an answer too, where the request is no HTTP at all
                var answer = await TryAskAsync(connection, reader, request) ?? new RawAnswer(0, "", Closes: true, "");
                AssertShape(answer, request);
                statuses.Add(answer.Status);
                isOpen = !answer.Closes;
            }
        }

        return statuses;
    }

    private static async Task<RawAnswer?> TryAskAsync(RawConnection connection, AnswerReader reader, byte[] request)
    {
        try
        {
            await connection.Stream.WriteAsync(request, TestContext.Current.CancellationToken);
            return await reader.ReadAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    // what the server below refuses before there is a request has no body
    private static void AssertShape(RawAnswer answer, byte[] request)
    {
        var isProblem = answer.ContentType == "application/problem+json" && answer.Body.StartsWith('{');
        var isBare =
            answer.Closes
            && answer.Body.Length == 0
            && answer.Status is 400 or 405 or 408 or 411 or 413 or 414 or 431 or 501 or 505;
        Assert.True(
            answer.Status < 400 || isProblem || isBare,
            $"seed {Seed}: {answer} after\n{Encoding.Latin1.GetString(request)}"
        );
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : otherwise;
}
