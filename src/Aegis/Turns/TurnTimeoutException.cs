using System.Globalization;

namespace Aegis.Turns;

/// <summary>
/// The tool of a turn took too long. What a tool itself throws, another <see cref="TimeoutException"/> too, is thrown as it is.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="after">How long the tool had.</param>
/// <param name="inner">What the tool ended with when it was told to stop, if it did.</param>
public sealed class TurnTimeoutException(Turn turn, TimeSpan after, Exception? inner = null)
    : TimeoutException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Turn '{turn?.Tool}' timed out after {after.TotalSeconds:0.###} s. Set Turn.Timeout to give it longer."
        ),
        inner
    )
{
    /// <summary>The turn.</summary>
    public Turn? Turn { get; } = turn;

    /// <summary>How long the tool had.</summary>
    public TimeSpan After { get; } = after;
}
