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

    [LoggerMessage(
        EventId = 1103,
        Level = LogLevel.Warning,
        Message = "Attempt {Attempt} of tool {Tool} failed; the next begins in {Delay}."
    )]
    public static partial void Retrying(ILogger logger, string tool, int attempt, TimeSpan delay, Exception exception);

    [LoggerMessage(
        EventId = 1104,
        Level = LogLevel.Warning,
        Message = "Tool {Tool} failed for good; its fallback is called."
    )]
    public static partial void FallingBack(ILogger logger, string tool, Exception exception);
}
