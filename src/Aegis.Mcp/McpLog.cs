using Microsoft.Extensions.Logging;

namespace Aegis.Mcp;

internal static partial class McpLog
{
    [LoggerMessage(
        EventId = 1201,
        Level = LogLevel.Warning,
        Message = "The schema of tool {Tool} of the MCP server {Server} can not be checked, so its arguments are sent as they come: "
            + "{Reason}"
    )]
    public static partial void SchemaUnreadable(ILogger logger, string tool, string? server, string reason);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Error, Message = "Tool {Tool} could not be called.")]
    public static partial void CallImpossible(ILogger logger, string tool, Exception exception);
}
