using Aegis.Tools;

namespace Aegis;

/// <summary>
/// A parameter of a tool that the model does not see: a key to hand to the remote side, which is the same whenever the same call
/// is made again, after a crash too, and so lets the remote side recognise it.
/// </summary>
public readonly struct ToolCallKey : IEquatable<ToolCallKey>
{
    private readonly ToolCall? call;
    private readonly string? value;

    /// <summary>A key of your own, to call the method from a test.</summary>
    /// <param name="value">The key.</param>
    public ToolCallKey(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    internal ToolCallKey(ToolCall call) => this.call = call;

    /// <summary>The key: <c>aegis_</c> and 52 letters and digits. To be read in the method, not before it is called.</summary>
    public string Value => value ?? call?.DownstreamKey ?? "";

    /// <summary>Whether two keys are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(ToolCallKey left, ToolCallKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(ToolCallKey left, ToolCallKey right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ToolCallKey other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ToolCallKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The key.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
