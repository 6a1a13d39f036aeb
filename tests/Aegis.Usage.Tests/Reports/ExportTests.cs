using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aegis.Usage.Tests.Reports;

public sealed class ExportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, 7, TimeSpan.Zero);
    private readonly InMemoryUsageStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_IsAsOfRfc4180_WithoutFormulas()
    {
        await store.AppendAsync(
            [
                UsageReportsTests.Event(Noon) with
                {
                    Id = new Guid("00000001-0002-0003-0405-060708090a0b"),
                    AgentId = "=cmd|' /C calc'!A0",
                    Pipeline = "a \"b\", c",
                    RunId = "two\r\nlines",
                    Model = "-1+2",
                    Provider = "@x",
                    Tokens = new(1234567, 8, 3, 2, 1),
                    Cost = 1234.000000000001m,
                    Fault = "+1",
                },
                UsageReportsTests.Event(Noon) with
                {
                    Id = new Guid("00000002-0002-0003-0405-060708090a0b"),
                    Cost = null,
                },
            ],
            Token
        );
        var culture = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = commas;
        try
        {
            using var output = new MemoryStream();
            await new UsageReports(store).WriteCsvAsync(output, UsagePeriod.All, cancellationToken: Token);

            Assert.Equal(
                "id,time,tenant,pipeline,agent,run,attempt,provider,model,input_tokens,output_tokens,cache_read_tokens,"
                    + "cache_write_tokens,reasoning_tokens,cost_usd,fault\r\n"
                    + "00000001-0002-0003-0405-060708090a0b,2026-03-04T12:00:00.007Z,default,\"a \"\"b\"\", c\","
                    + "'=cmd|' /C calc'!A0,\"two\r\nlines\",1,'@x,'-1+2,1234567,8,3,2,1,1234.000000000001,'+1\r\n"
                    + "00000002-0002-0003-0405-060708090a0b,2026-03-04T12:00:00.007Z,default,,Writer,,1,,small,100,10,0,0,0,,\r\n",
                Encoding.UTF8.GetString(output.ToArray())
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Json_HasEveryEvent_AndExactCosts()
    {
        var events = Enumerable
            .Range(0, 1203)
            .Select(number =>
                UsageReportsTests.Event(Noon.AddMilliseconds(number)) with
                {
                    Cost = number == 0 ? null : 123_456.000000000001m * number / 1000,
                }
            )
            .ToList();
        await store.AppendAsync(events, Token);
        using var output = new MemoryStream();

        await new UsageReports(store).WriteJsonAsync(output, UsagePeriod.All, cancellationToken: Token);

        using var json = JsonDocument.Parse(output.ToArray());
        var rows = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(events.Select(usage => usage.Id), rows.Select(row => row.GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("cost_usd").ValueKind);
        Assert.Equal(
            events.Skip(1).Select(usage => usage.Cost!.Value),
            rows.Skip(1).Select(row => row.GetProperty("cost_usd").GetDecimal())
        );
        Assert.Equal(
            "id time tenant pipeline agent run attempt provider model input_tokens output_tokens cache_read_tokens "
                + "cache_write_tokens reasoning_tokens cost_usd fault",
            string.Join(' ', rows[0].EnumerateObject().Select(property => property.Name))
        );
    }

    [Fact]
    public async Task PeriodAndFilter_LeaveTheOthersOut()
    {
        await store.AppendAsync(
            [
                UsageReportsTests.Event(Noon) with
                {
                    AgentId = "a",
                },
                UsageReportsTests.Event(Noon) with
                {
                    AgentId = "b",
                },
                UsageReportsTests.Event(Noon.AddDays(1)) with
                {
                    AgentId = "a",
                },
            ],
            Token
        );

        var read = new List<UsageEvent>();
        await foreach (
            var usage in new UsageReports(store).ReadAsync(
                new UsagePeriod(Noon, Noon.AddDays(1)),
                new UsageFilter { AgentId = "a" },
                Token
            )
        )
        {
            read.Add(usage);
        }

        Assert.Equal(Noon, Assert.Single(read).Time);
    }
}
