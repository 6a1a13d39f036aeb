namespace Aegis.Mcp;

/// <summary>An MCP server could not be used: it did not start, has ended, or does not speak the protocol.</summary>
public sealed class McpServerException : Exception
{
    internal McpServerException(string message, Exception? cause = null)
        : base(message, cause) { }
}
