using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

/// <summary>Reserving before a request and settling after it, from many threads.</summary>
public class TokenBudgetTests
{
    [Fact]
    public async Task RequestsAtOnce_NeverReserveMoreThanThereIs()
    {
        const int Limit = 10_000;
        const int Size = 7;
        var budget = new TokenBudget(Limit);
        var sent = 0;
        var refused = 0;
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(AskUntilRefused, TestContext.Current.CancellationToken))
        );

        Assert.Equal(Limit / Size, sent);
        Assert.Equal(8, refused);
        Assert.Throws<TokenBudgetExceededException>(() => budget.Reserve("A", Size));
        budget.Reserve("A", Limit % Size);

        void AskUntilRefused()
        {
            try
            {
                while (true)
                {
                    budget.Settle(budget.Reserve("A", Size), Size);
                    Interlocked.Increment(ref sent);
                }
            }
            catch (TokenBudgetExceededException)
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    [Fact]
    public void RoomThatWasNotNeeded_IsThereForOthers()
    {
        var budget = new TokenBudget(100);
        var first = budget.Reserve("A", 60);
        var error = Assert.Throws<TokenBudgetExceededException>(() => budget.Reserve("B", 41));
        Assert.Equal((60, 41), (error.Reserved, error.Needed));
        budget.Settle(first, 10);
        budget.Reserve("B", 90);
    }

    [Fact]
    public void LargestBudget_DoesNotOverflow()
    {
        var budget = new TokenBudget(long.MaxValue);
        budget.Reserve("A", int.MaxValue);
        budget.Count(long.MaxValue - int.MaxValue);
        Assert.Throws<TokenBudgetExceededException>(() => budget.Reserve("B", 1));
    }

    [Theory]
    [InlineData(3L, 4L, 100L, 7)]
    [InlineData(3L, null, 100L, 3)]
    [InlineData(null, 4L, null, 4)]
    [InlineData(null, null, 100L, 100)]
    [InlineData(null, null, null, 0)]
    public void Usage_IsWhatWasReadAndWritten(long? input, long? output, long? total, long tokens) =>
        Assert.Equal(
            tokens,
            TokenBudget.Of(
                new UsageDetails
                {
                    InputTokenCount = input,
                    OutputTokenCount = output,
                    TotalTokenCount = total,
                }
            )
        );
}
