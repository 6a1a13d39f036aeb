namespace Aegis.AspNetCore;

/// <summary>A tenant has as many keys as its plan allows. Revoke one first.</summary>
/// <param name="message">Which tenant, which plan, and how many.</param>
public sealed class KeyLimitException(string message) : InvalidOperationException(message);
