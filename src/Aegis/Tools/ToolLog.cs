using Microsoft.Extensions.Logging;

namespace Aegis.Tools;

internal static partial class ToolLog
{
    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Warning,
        Message = "A call of tool {Tool} gave its fixed argument {Parameter} a value of its own, which was used."
    )]
    public static partial void FixedArgumentOverridden(ILogger logger, string tool, string parameter);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "Tool {Tool} failed; the model was told.")]
    public static partial void Failed(ILogger logger, string tool, Exception exception);
}
