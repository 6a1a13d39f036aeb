using Aegis.Pipelines;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>In which order agents pass the bound on how many may run.</summary>
public sealed class ConcurrencyGateTests
{
    [Fact]
    public void AgentThatIsLetGo_IsNotOvertakenBeforeItAsksAgain()
    {
        var gate = new ConcurrencyGate(limit: 1);
        Assert.True(gate.TryEnter(0));
        Assert.False(gate.TryEnter(1));

        gate.Leave(0, entered: true);
        Assert.True(gate.TryRelease(out var next));
        Assert.Equal(1, next);

        Assert.False(gate.TryEnter(2));
        Assert.True(gate.TryEnter(1));
    }

    [Fact]
    public void AgentThatIsLetGoAndSkipped_GivesItsPlaceBack()
    {
        var gate = new ConcurrencyGate(limit: 1);
        Assert.True(gate.TryEnter(0));
        Assert.False(gate.TryEnter(1));
        Assert.False(gate.TryEnter(2));
        gate.Leave(0, entered: true);
        Assert.True(gate.TryRelease(out _));

        gate.Leave(1, entered: false);

        Assert.True(gate.TryRelease(out var next));
        Assert.Equal(2, next);
    }

    [Fact]
    public void AgentThatNeverAsked_GivesNothingBack()
    {
        var gate = new ConcurrencyGate(limit: 1);
        Assert.True(gate.TryEnter(0));

        gate.Leave(3, entered: false);

        Assert.False(gate.TryEnter(1));
    }
}
