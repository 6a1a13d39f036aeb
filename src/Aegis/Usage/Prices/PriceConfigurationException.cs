namespace Aegis.Usage;

/// <summary>A price can not be used; the message names it.</summary>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class PriceConfigurationException(string message) : Exception(message);
