namespace Aegis.Turns.Tests.Programs;

public class RandomProgramTests(ITestOutputHelper output)
{
    [Fact]
    public async Task TenThousandPrograms_LoseNoTurnAndLeaveNothingBehind()
    {
        var first = Random.Shared.Next();
        output.WriteLine($"seeds from {first}");
        var seen = new HashSet<TurnStatus>();
        for (var number = 0; number < 10_000; number++)
        {
            var seed = unchecked(first + number);
            try
            {
                using var program = new RandomProgram(seed);
                await program.RunAsync();
                seen.UnionWith(program.Statuses);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"The program of seed {seed} has failed.", error);
            }
        }

        // else the programs would not say what they claim to
        Assert.Equal(
            [TurnStatus.Completed, TurnStatus.TimedOut, TurnStatus.Failed, TurnStatus.Cancelled],
            seen.Order()
        );
    }
}
