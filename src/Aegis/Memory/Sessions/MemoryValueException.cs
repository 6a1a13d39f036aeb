namespace Aegis.Memory;

/// <summary>A value that can not be kept as JSON, or is no JSON of the type that was asked for.</summary>
public sealed class MemoryValueException : InvalidOperationException
{
    /// <summary>What is wrong.</summary>
    /// <param name="message">In words, with the key, the type and what to do.</param>
    /// <param name="innerException">What the serializer said; none when it said nothing.</param>
    public MemoryValueException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
