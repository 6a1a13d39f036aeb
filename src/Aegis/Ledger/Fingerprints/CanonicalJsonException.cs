namespace Aegis.Ledger;

/// <summary>JSON that can not be compared with other JSON: its meaning is not certain, or it goes beyond a limit.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="innerException">What the parser says.</param>
public sealed class CanonicalJsonException(string message, Exception? innerException = null)
    : FormatException(message, innerException);
