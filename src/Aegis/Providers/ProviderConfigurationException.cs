namespace Aegis.Providers;

/// <summary>
/// A provider is not configured such that it could be asked: nothing was sent, and nothing changes by trying again. The
/// message names the setting to correct.
/// </summary>
/// <param name="provider">The name that the provider is registered under.</param>
/// <param name="message">What is wrong, and where to put it right. Must hold no secret.</param>
public sealed class ProviderConfigurationException(string provider, string message) : Exception(message)
{
    /// <summary>The name that the provider is registered under, or that was asked for.</summary>
    public string Provider { get; } = provider;
}
