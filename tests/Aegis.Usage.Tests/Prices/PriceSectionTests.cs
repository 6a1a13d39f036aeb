using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Usage.Tests.Prices;

public sealed class PriceSectionTests
{
    [Fact]
    public void Prices_AreReadFromAListOrByName()
    {
        var table = Read(
            """
            { "Aegis": { "Prices": [
              { "Model": "small", "Input": 0.05, "Output": 0.4, "CacheRead": 0.005, "CacheWrite": 1e-1, "Reasoning": 0.5, "Aliases": ["little", "small-*"] },
              { "Model": "small", "Input": 1, "Output": 2, "From": "2026-08-01" },
              { "Model": "small", "Input": 3, "Output": 4, "From": "2026-09-01T02:00:00+02:00" },
              { "Model": "llama:8b", "Input": 0, "Output": 0, "Aliases": "llama" } ] } }
            """,
            """{ "Aegis": { "Prices": { "large": { "Input": "1.25", "Output": 10 } } } }"""
        );

        Assert.True(table.TryFind("small-x", Time(7, 31), out var first));
        Assert.Equal(
            (0.05m, 0.4m, 0.005m, 0.1m, 0.5m),
            (first.Input, first.Output, first.CacheRead, first.CacheWrite, first.Reasoning)
        );
        Assert.Equal(0.05m, Input("small", Time(7, 31)));
        Assert.Equal(1, Input("small", Time(8, 1)));
        Assert.Equal(3, Input("small", Time(9, 1)));
        Assert.Equal(0, Input("llama", Time(9, 1)));
        Assert.Equal(0, Input("llama:8b", Time(9, 1)));
        Assert.Equal(1.25m, Input("large", Time(9, 1)));

        decimal Input(string model, DateTimeOffset time) =>
            table.TryFind(model, time, out var price) ? price.Input : -1;
    }

    [Theory]
    [InlineData("""[{ "Model": "m", "Input": 1 }]""", "Aegis:Prices:0 has no Output")]
    [InlineData("""[{ "Input": 1, "Output": 1 }]""", "Aegis:Prices:0 has no Model")]
    [InlineData("""{ "m": { "Output": 1 } }""", "Aegis:Prices:m has no Input")]
    [InlineData(
        """[{ "Model": "m", "Input": "1,25", "Output": 1 }]""",
        "Aegis:Prices:0:Input is '1,25', but has to be a number"
    )]
    [InlineData("""[{ "Model": "m", "Input": 1, "Output": 1, "From": "1.8.26" }]""", "Aegis:Prices:0:From is '1.8.26'")]
    [InlineData(
        """[{ "Model": "m", "Input": 1, "Output": 1, "CachedRead": 1 }]""",
        "Aegis:Prices:0:CachedRead is no setting of a price"
    )]
    [InlineData("""{ "llama:8b": { "Input": 1, "Output": 1 } }""", "Aegis:Prices:llama:8b is no setting of a price")]
    [InlineData(
        """[{ "Model": "m", "Input": -1, "Output": 1 }]""",
        "Aegis:Prices:0, the price of 'm', has -1 for Input"
    )]
    [InlineData(
        """[{ "Model": "m", "Input": 1, "Output": 1 }, { "Model": "m", "Input": 2, "Output": 1 }]""",
        "Aegis:Prices:1, the price of 'm', and Aegis:Prices:0 both say what 'm' costs"
    )]
    public void PriceThatCanNotBeRead_StopsTheApp_AndIsNamed(string prices, string message)
    {
        var error = Assert.Throws<PriceConfigurationException>(() =>
            Read($$"""{ "Aegis": { "Prices": {{prices}} } }""")
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PricesInCode_AddToThoseOfTheConfiguration()
    {
        var services = new ServiceCollection().AddModelPrices(
            new ModelPrice
            {
                Model = "a",
                Input = 1,
                Output = 1,
            }
        );

        var error = Assert.Throws<PriceConfigurationException>(() =>
            services.AddModelPrices(
                new ModelPrice
                {
                    Model = "b",
                    Input = 1,
                    Output = 1,
                    Aliases = ["A"],
                }
            )
        );

        Assert.Contains("both say what", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Time(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private static PriceTable Read(params string[] texts)
    {
        var services = new ServiceCollection();
        foreach (var text in texts)
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text)))
                .Build();
            services.AddModelPrices(configuration.GetSection("Aegis"));
        }

        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<UsageTracker>().Prices;
    }
}
