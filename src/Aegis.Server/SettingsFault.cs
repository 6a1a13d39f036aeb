namespace Aegis.Server;

/// <summary>The server can not start as it is configured.</summary>
/// <param name="message">What to change.</param>
internal sealed class SettingsFault(string message) : Exception(message);
