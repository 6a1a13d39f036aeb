namespace Aegis.Usage.Contract;

// what stores add up
public abstract partial class UsageStoreContract
{
    [Fact]
    public async Task Sums_AreApartByWhatIsAsked_InOrder()
    {
        var hour = TimeSpan.FromHours(1);
        UsageEvent[] events =
        [
            Event(0) with
            {
                Tenant = "acme",
                AgentId = "b",
                Model = "small",
                Pipeline = "P",
            },
            Event(1) with
            {
                Tenant = "acme",
                AgentId = "b",
                Model = "large",
            },
            Event(2) with
            {
                Tenant = "acme",
                AgentId = "B",
                Model = "small",
            },
            Event(3) with
            {
                Tenant = "Zeta",
                AgentId = "ä",
                Model = "small",
                Pipeline = "P",
            },
            Event(4) with
            {
                Tenant = "acme",
                AgentId = "b",
                Model = "small",
                Pipeline = "P",
                Time = Noon + hour,
            },
        ];
        await Store.AppendAsync(events, Token);
        UsagePeriod[] periods = [new(Noon, Noon + hour), new(Noon + hour, Noon + (2 * hour))];

        Assert.Equal(["12 - - - -: 4", "13 - - - -: 1"], (await SumAsync(UsageGrouping.None, periods)).Select(Show));
        Assert.Equal(
            ["12 - - B -: 1", "12 - - b -: 2", "12 - - ä -: 1", "13 - - b -: 1"],
            (await SumAsync(UsageGrouping.Agent, periods)).Select(Show)
        );
        Assert.Equal(
            ["12 - - - large: 1", "12 - - - small: 3", "13 - - - small: 1"],
            (await SumAsync(UsageGrouping.Model, periods)).Select(Show)
        );
        Assert.Equal(
            ["12 Zeta P - -: 1", "12 acme - - -: 2", "12 acme P - -: 1", "13 acme P - -: 1"],
            (await SumAsync(UsageGrouping.Tenant | UsageGrouping.Pipeline, periods)).Select(Show)
        );
        Assert.Equal(
            5,
            (
                await SumAsync(
                    UsageGrouping.Tenant | UsageGrouping.Pipeline | UsageGrouping.Agent | UsageGrouping.Model,
                    periods
                )
            ).Count
        );
        Assert.Empty(await SumAsync(UsageGrouping.Agent));
    }

    [Fact]
    public async Task PeriodsThatOverlap_EachHaveTheEvent()
    {
        await Store.AppendAsync([Event(0)], Token);

        var sums = await SumAsync(
            UsageGrouping.None,
            new(Noon, Noon.AddDays(1)),
            new(Noon.AddDays(-1), Noon.AddDays(1))
        );

        Assert.Equal([Noon.AddDays(-1), Noon], sums.Select(sum => sum.Period.Start));
    }

    [Fact]
    public async Task WhatIsNotPriced_OrFailed_IsCounted()
    {
        await Store.AppendAsync(
            [Event(0) with { Cost = null }, Event(1) with { Fault = "Canceled" }, Event(2) with { Cost = 0 }],
            Token
        );

        var totals = Assert.Single(await SumAsync(UsageGrouping.None, UsagePeriod.All)).Totals;

        Assert.Equal(new UsageTotals(3, 1, 1, new(300, 30), 0.5m), totals);
    }

    [Fact]
    public async Task SumsBeyond64Bits_AreExact()
    {
        // a 64-bit number of picodollars ends at 9.2 million dollars, and a double is exact to 16 digits
        var events = Enumerable
            .Range(0, 40)
            .Select(number => Event(number) with { Cost = 999_999.999999999999m })
            .ToList();
        await Store.AppendAsync(events, Token);

        var sum = Assert.Single(await SumAsync(UsageGrouping.Agent, UsagePeriod.All));

        Assert.Equal(39_999_999.99999999996m, sum.Totals.Cost);
    }

    [Fact]
    public async Task RandomWorkload_IsSummedExactly()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        // what the prices are, once more and independently: in whole millionths of a dollar for a million tokens
        (string Model, long Input, long Output, long Read, long Write, long Reasoning)[] models =
        [
            ("small", 50_000, 400_000, 5_000, 62_500, 400_000),
            ("large", 1_250_000, 10_000_000, 125_000, 1_562_500, 12_345_678),
            ("odd", 333_333, 777_777, 111_111, 999_999, 1),
        ];
        var prices = new PriceTable(
            models.Select(model => new ModelPrice
            {
                Model = model.Model,
                Input = model.Input / 1e6m,
                Output = model.Output / 1e6m,
                CacheRead = model.Read / 1e6m,
                CacheWrite = model.Write / 1e6m,
                Reasoning = model.Reasoning / 1e6m,
            })
        );
        var expected = new Dictionary<string, Int128>(StringComparer.Ordinal);
        var events = new List<UsageEvent>();
        for (var number = 0; number < 2000; number++)
        {
            var model = models[random.Next(models.Length)];
            long fresh = random.Next(200_000);
            long read = random.Next(100_000);
            long write = random.Next(10_000);
            long text = random.Next(50_000);
            long reasoning = random.Next(20_000);
            var tokens = new TokenCounts(fresh + read + write, text + reasoning, read, write, reasoning);
            events.Add(
                Event(number) with
                {
                    Model = model.Model,
                    Tokens = tokens,
                    Cost = prices.CostOf(model.Model, Noon, tokens),
                }
            );
            // picodollars
            expected[model.Model] =
                expected.GetValueOrDefault(model.Model)
                + ((Int128)fresh * model.Input)
                + ((Int128)read * model.Read)
                + ((Int128)write * model.Write)
                + ((Int128)text * model.Output)
                + ((Int128)reasoning * model.Reasoning);
        }

        foreach (var batch in events.Chunk(300))
        {
            await Store.AppendAsync(batch, Token);
        }

        foreach (var sum in await SumAsync(UsageGrouping.Model, UsagePeriod.All))
        {
            Assert.True(
                sum.Totals.Cost * 1_000_000_000_000m == (decimal)expected[sum.Model!],
                $"seed {seed}: {sum.Model} {sum.Totals.Cost} instead of {expected[sum.Model!]} picodollars"
            );
        }
    }

    [Fact]
    public async Task ManyWritersAtOnce_LoseNothing()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(writer =>
                    Task.Run(() =>
                        Store
                            .AppendAsync(
                                [
                                    .. Enumerable
                                        .Range(0, 10)
                                        .Select(number =>
                                            Event((writer * 10) + number) with
                                            {
                                                Tenant = number % 3 == 0 ? "acme" : "globex",
                                                Cost = 0.000000000001m,
                                            }
                                        ),
                                ],
                                Token
                            )
                            .AsTask()
                    )
                )
        );

        var totals = Assert.Single(await SumAsync(UsageGrouping.None, UsagePeriod.All)).Totals;
        Assert.Equal((1000, 0.000000001m), (totals.Answers, totals.Cost));
    }
}
