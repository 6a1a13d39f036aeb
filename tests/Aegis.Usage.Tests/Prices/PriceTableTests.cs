namespace Aegis.Usage.Tests.Prices;

public sealed class PriceTableTests
{
    private static readonly DateTimeOffset Day = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1000, 0, 0, 0, 0, 2_000)]
    [InlineData(1000, 0, 400, 0, 0, (600 * 2) + (400 * 0.5))]
    [InlineData(1000, 0, 400, 100, 0, (500 * 2) + (400 * 0.5) + (100 * 3))]
    [InlineData(0, 100, 0, 0, 0, 1_000)]
    [InlineData(0, 100, 0, 0, 30, (70 * 10) + (30 * 7))]
    public void PartsOfACount_AreNotPaidTwice(
        long input,
        long output,
        long read,
        long write,
        long reasoning,
        double millionths
    )
    {
        var price = new ModelPrice
        {
            Model = "m",
            Input = 2,
            Output = 10,
            CacheRead = 0.5m,
            CacheWrite = 3,
            Reasoning = 7,
        };

        Assert.Equal((decimal)millionths / 1_000_000m, price.CostOf(new(input, output, read, write, reasoning)));
    }

    [Fact]
    public void PartsWithoutAPrice_CostAsMuchAsTheRest()
    {
        var price = new ModelPrice
        {
            Model = "m",
            Input = 2,
            Output = 10,
        };

        Assert.Equal(price.CostOf(new(1000, 100)), price.CostOf(new(1000, 100, 300, 200, 50)));
    }

    [Theory]
    [InlineData("small", 1)]
    [InlineData("SMALL", 1)]
    [InlineData("little", 1)]
    [InlineData("small-2026-08-07", 1)]
    [InlineData("small-2026-vision-1", 2)]
    [InlineData("small-2026-vision-own", 3)]
    [InlineData("smaller", null)]
    [InlineData("", null)]
    public void Names_AreFound_TheirOwnFirst_ThenTheLongest(string model, int? input)
    {
        var table = new PriceTable(
            Price("small", 1) with
            {
                Aliases = ["little", "small-2026-*"],
            },
            Price("vision", 2) with
            {
                Aliases = ["small-2026-vision-*"],
            },
            Price("small-2026-vision-own", 3)
        );

        Assert.Equal(input, table.TryFind(model, Day, out var price) ? (int)price.Input : null);
        Assert.Equal(input is not null, table.CostOf(model, Day, new(1, 1)) is not null);
    }

    [Fact]
    public void Price_CountsFromItsTimeOn()
    {
        var table = new PriceTable(
            Price("m", 2) with
            {
                From = Day,
            },
            Price("m", 3) with
            {
                From = Day.AddDays(10),
            },
            Price("m", 1) with
            {
                From = Day.AddDays(-10),
            }
        );

        Assert.False(table.TryFind("m", Day.AddDays(-10).AddTicks(-1), out _));
        Assert.Equal([1, 1, 2, 2, 3, 3], new[] { -10d, -0.001, 0, 9.999, 10, 1000 }.Select(At));

        decimal At(double days) => table.TryFind("m", Day.AddDays(days), out var price) ? price.Input : 0;
    }

    [Fact]
    public void NameThatHasNoPriceYet_HasThatOfTheWildcard()
    {
        var table = new PriceTable(Price("m-1", 2) with { From = Day }, Price("m", 1) with { Aliases = ["m-*"] });

        Assert.True(table.TryFind("m-1", Day.AddDays(-1), out var price));
        Assert.Equal(1, price.Input);
    }

    [Fact]
    public void Empty_KnowsNothing() => Assert.Null(PriceTable.Empty.CostOf("small", Day, new(1, 1)));

    public static TheoryData<string, ModelPrice[]> Faults =>
        new()
        {
            { "has '' in Model", [Price("", 1)] },
            { "'small ' in Model, which is no name", [Price("small ", 1)] },
            { "'sm*all' in Model", [Price("sm*all", 1)] },
            { "The price of 'small-*' names no model: only Aliases may end in '*'", [Price("small-*", 1)] },
            { "has 'a*b' in Aliases", [Price("m", 1) with { Aliases = ["a*b"] }] },
            { "has the alias '*'", [Price("m", 1) with { Aliases = ["*"] }] },
            { "The price of 'm' has -1 for Input", [Price("m", -1)] },
            { "has 0.0000001 for CacheRead", [Price("m", 1) with { CacheRead = 0.0000001m }] },
            { "has 1000000.1 for Reasoning", [Price("m", 1) with { Reasoning = 1_000_000.1m }] },
            { "The price of 'M' and the price of 'm' both say what 'M' costs", [Price("m", 1), Price("M", 1)] },
            {
                "The price of 'b' and the price of 'a' both say what 'x-*' costs from the same time",
                [
                    Price("a", 1) with
                    {
                        Aliases = ["x-*"],
                        From = Day,
                    },
                    Price("b", 1) with
                    {
                        Aliases = ["x-*"],
                        From = Day,
                    },
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void PriceThatCanNotBe_IsRefusedByName(string message, ModelPrice[] prices)
    {
        var error = Assert.Throws<PriceConfigurationException>(() => new PriceTable(prices));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static ModelPrice Price(string model, decimal input) =>
        new()
        {
            Model = model,
            Input = input,
            Output = 10,
        };
}
