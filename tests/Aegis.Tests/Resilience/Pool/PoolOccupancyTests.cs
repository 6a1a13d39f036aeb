using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Pool;

public sealed class PoolOccupancyTests
{
    [Fact]
    public void Closed_LetsNobodyInAndEndsWithTheLast()
    {
        var occupancy = new PoolOccupancy();
        Assert.True(occupancy.TryEnter());
        Assert.True(occupancy.TryEnter());

        var emptied = occupancy.Close();

        Assert.False(occupancy.TryEnter());
        occupancy.Leave();
        Assert.False(emptied.IsCompleted);
        occupancy.Leave();
        Assert.True(emptied.IsCompletedSuccessfully);
        Assert.Equal((0, 2), (occupancy.Running, occupancy.Peak));
    }
}
