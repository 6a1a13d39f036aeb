namespace Aegis.Client;

/// <summary>What came of a call: a response, or what kept it from coming.</summary>
/// <param name="Response">The last attempt's response.</param>
/// <param name="Error">Why the last attempt has none.</param>
/// <param name="Attempts">How often it was sent.</param>
internal sealed record Reply(RawResponse? Response, Exception? Error, int Attempts);
