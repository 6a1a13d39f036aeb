namespace Aegis.Memory;

/// <summary>
/// Messages could not be folded into a summary. Nothing is lost: they are all in the window still, the one that was just added
/// too, and the next that is added makes it try again.
/// </summary>
public sealed class MemoryCompressionException : Exception
{
    /// <summary>What is wrong.</summary>
    /// <param name="message">In words.</param>
    /// <param name="innerException">What the compressor threw; none when it gave no summary.</param>
    public MemoryCompressionException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
