using System.Runtime.CompilerServices;

namespace Aegis.Tools.BuiltIn;

/// <summary>Mistakes in options are the developer's: they throw when the tool is built.</summary>
internal static class OptionGuard
{
    // timers and sockets take no longer ones
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(int.MaxValue);

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }

    public static TimeSpan Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTime, name);
        return value;
    }
}
