using System.Globalization;
using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

/// <summary>Random steps, each compared with <see cref="CircuitModel"/>.</summary>
public sealed class CircuitModelTests(ITestOutputHelper output)
{
    private const int Lives = 200;
    private const int StepsOfALife = 1_000;

    private static readonly string[] Everything =
    [
        "Closed to Open",
        "Closed to Isolated",
        "Open to HalfOpen",
        "Open to Isolated",
        "HalfOpen to Closed",
        "HalfOpen to Open",
        "HalfOpen to Isolated",
        "Isolated to Closed",
        "late Success while Open",
        "late Success while HalfOpen",
        "late Failure while Closed",
        "late Ignore while HalfOpen",
        "lease over",
        "probe ignored",
    ];

    [Fact]
    public void TwoHundredThousandRandomSteps_AreThoseOfTheModel()
    {
        var given = Environment.GetEnvironmentVariable("AEGIS_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"AEGIS_SEED={seed}");
        var random = new Random(seed);
        var happened = new HashSet<string>();
        for (var life = 0; life < Lives; life++)
        {
            var lives = new BreakerBesideModel(random, $"AEGIS_SEED={seed}, life {life}");
            lives.Live(StepsOfALife);
            happened.UnionWith(lives.Happened);
        }

        Assert.Empty(Everything.Except(happened));
    }
}
