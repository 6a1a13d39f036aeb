namespace RefundDesk;

/// <summary>What the program was given can not be used. The message is for its user: it names the thing and the remedy.</summary>
public sealed class InputException(string message) : Exception(message);
