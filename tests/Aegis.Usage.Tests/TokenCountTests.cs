using Microsoft.Extensions.AI;

namespace Aegis.Usage.Tests;

public sealed class TokenCountTests
{
    [Fact]
    public void Counts_AreThoseOfTheClient() =>
        Assert.Equal(
            new TokenCounts(100, 50, 40, 10, 20),
            TokenCounts.Of(
                new UsageDetails
                {
                    InputTokenCount = 100,
                    OutputTokenCount = 50,
                    TotalTokenCount = 150,
                    CachedInputTokenCount = 40,
                    ReasoningTokenCount = 20,
                    AdditionalCounts = new() { ["CacheCreationInputTokens"] = 10, ["other"] = 7 },
                }
            )
        );

    [Fact]
    public void PartsThatAreMoreThanTheWhole_WereCountedBesideIt() =>
        Assert.Equal(
            new TokenCounts(20 + 100 + 30, 5 + 8, 100, 30, 8),
            TokenCounts.Of(
                new UsageDetails
                {
                    InputTokenCount = 20,
                    OutputTokenCount = 5,
                    CachedInputTokenCount = 100,
                    ReasoningTokenCount = 8,
                    AdditionalCounts = new() { ["cache_creation_input_tokens"] = 30 },
                }
            )
        );

    [Fact]
    public void TotalAlone_IsInput() =>
        Assert.Equal(new TokenCounts(77, 0), TokenCounts.Of(new UsageDetails { TotalTokenCount = 77 }));

    [Fact]
    public void CountsThatCanNotBe_AreCut()
    {
        var counts = TokenCounts.Of(
            new UsageDetails
            {
                InputTokenCount = -5,
                OutputTokenCount = long.MaxValue,
                CachedInputTokenCount = long.MaxValue,
                ReasoningTokenCount = long.MaxValue,
            }
        );

        using var tracker = new UsageTracker();
        tracker.Record(
            new UsageEvent
            {
                AgentId = "a",
                Model = "m",
                Tokens = counts,
            }
        );
        Assert.Equal(1, tracker.Waiting);
    }

    [Fact]
    public void Event_HoldsWhatEveryStoreCan()
    {
        var usage = new UsageEvent
        {
            AgentId = new string('x', 300) + "\ud83e",
            Model = "",
            Pipeline = "a\0b",
            Tokens = default,
            Cost = 0.1234567890123m,
            Time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(12_345),
        };

        Assert.Equal((255, UsageEvent.Unknown), (usage.AgentId.Length, usage.Model));
        Assert.Equal("a\uFFFDb", usage.Pipeline);
        Assert.Equal(0.123456789012m, usage.Cost);
        Assert.Equal(1, usage.Time.Millisecond);
        Assert.Equal(0, usage.Time.Microsecond);
        Assert.Throws<ArgumentOutOfRangeException>(() => usage with { Cost = -1 });
        Assert.Throws<ArgumentException>(() => usage with { Tenant = "" });
    }

    [Fact]
    public void Ids_Grow_AndAreNeverTheSame()
    {
        var ids = Enumerable
            .Range(0, 1000)
            .Select(_ =>
                new UsageEvent
                {
                    AgentId = "a",
                    Model = "m",
                    Tokens = default,
                }.Id
            )
            .ToList();

        Assert.Equal(ids.Distinct().Order(), ids);
    }
}
