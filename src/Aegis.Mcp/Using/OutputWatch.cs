using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Mcp;

/// <summary>
/// Hears of what a server writes that is not MCP. The SDK reads past it and waits, but tells its log; there is no other way to
/// know.
/// </summary>
/// <param name="loggers">Where everything is logged as it would be without.</param>
internal sealed class OutputWatch(ILoggerFactory? loggers) : ILoggerFactory
{
    private readonly TaskCompletionSource<string> nonsense = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first line that is not MCP.</summary>
    public Task<string> Nonsense => nonsense.Task;

    public ILogger CreateLogger(string categoryName) =>
        new Watching(loggers?.CreateLogger(categoryName) ?? NullLogger.Instance, nonsense);

    public void AddProvider(ILoggerProvider provider) => loggers?.AddProvider(provider);

    // the loggers are the caller's
    public void Dispose() { }

    private sealed class Watching(ILogger logger, TaskCompletionSource<string> nonsense) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        // only its most talkative level has the line
        public bool IsEnabled(LogLevel logLevel) => !nonsense.Task.IsCompleted || logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (exception is JsonException)
            {
                var line = (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(static part =>
                    part.Key == "Message"
                );
                nonsense.TrySetResult(Shortened.Of($"{line?.Value}"));
            }

            if (logger.IsEnabled(logLevel))
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
