namespace Aegis.Tools.BuiltIn;

/// <summary>A call that was allowed and did not work. It never leaves a tool: <see cref="ToolAnswer"/> turns it into text.</summary>
internal sealed class ToolFailedException(string message) : Exception(message);
