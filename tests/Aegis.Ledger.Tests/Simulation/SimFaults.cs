namespace Aegis.Ledger.Tests.Simulation;

/// <summary>What goes wrong in a history, and where processes were killed, by window W0 to W6.</summary>
internal sealed class SimFaults(Random random)
{
    public Random Random => random;

    /// <summary>Whether anything still goes wrong.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>How many processes were killed in which window.</summary>
    public int[] Kills { get; } = new int[7];

    public bool Happens(double probability) => IsOn && random.NextDouble() < probability;

    /// <summary>How long a message takes: mostly little, sometimes longer than anybody waits.</summary>
    public TimeSpan Delay() =>
        TimeSpan.FromMilliseconds(
            !IsOn ? 1
            : random.Next(40) == 0 ? random.Next(45_000)
            : random.Next(60)
        );

    /// <summary>Kills a process here and now, now and then.</summary>
    public bool Kill(SimNode node, int window)
    {
        if (node.IsDead || !Happens(0.02))
        {
            return node.IsDead;
        }

        Kills[window]++;
        node.Kill();
        return true;
    }
}
