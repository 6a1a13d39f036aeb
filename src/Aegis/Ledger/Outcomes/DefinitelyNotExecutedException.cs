namespace Aegis.Ledger;

/// <summary>
/// Thrown by an effect that knows for certain that nothing has happened: the action then failed, and may be tried again. Any
/// other exception leaves it unknown.
/// </summary>
/// <param name="message">Why nothing has happened.</param>
/// <param name="innerException">What led to it.</param>
public sealed class DefinitelyNotExecutedException(string message, Exception? innerException = null)
    : Exception(message, innerException);
