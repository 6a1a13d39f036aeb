namespace Aegis.Turns;

/// <summary>Why a turn that was read from JSON had failed: what was kept of the exception is its message.</summary>
/// <param name="message">The message.</param>
public sealed class RestoredTurnException(string message) : Exception(message);
