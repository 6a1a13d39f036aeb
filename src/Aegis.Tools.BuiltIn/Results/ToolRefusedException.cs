namespace Aegis.Tools.BuiltIn;

/// <summary>A call that the options do not allow. It never leaves a tool: <see cref="ToolAnswer"/> turns it into text.</summary>
internal sealed class ToolRefusedException(string message) : Exception(message);
