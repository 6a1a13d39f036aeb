namespace Aegis.Storage.Worker;

/// <summary>Where a worker stops, to be killed there.</summary>
/// <param name="window">Which of <see cref="Windows"/>; anything else for nowhere.</param>
/// <param name="after">How many times it passes before.</param>
public sealed class Halt(string window, int after)
{
    public const string BeforeClaim = "before-claim";
    public const string Claimed = "claimed";
    public const string Begun = "begun";
    public const string Effect = "effect";
    public const string Committed = "committed";

    private int passed;

    /// <summary>All moments in which a crash leaves something else behind.</summary>
    public static IReadOnlyList<string> Windows { get; } = [BeforeClaim, Claimed, Begun, Effect, Committed];

    public static Halt Nowhere { get; } = new("", 0);

    public void At(string place)
    {
        if (place == window && passed++ == after)
        {
            Console.WriteLine($"halted {place}");
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
