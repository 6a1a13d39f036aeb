namespace Aegis.Turns;

/// <summary>A loop or a turn that runs can be neither run once more nor changed.</summary>
/// <param name="message">What runs, and what was asked of it.</param>
public sealed class AlreadyRunningException(string message) : InvalidOperationException(message);
