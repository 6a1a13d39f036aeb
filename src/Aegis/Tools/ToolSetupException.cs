namespace Aegis.Tools;

/// <summary>
/// The app lacks what its tool needs: a service, or how a type becomes JSON. The host hears of it, since no model can mend it.
/// </summary>
internal sealed class ToolSetupException(string message) : InvalidOperationException(message);
