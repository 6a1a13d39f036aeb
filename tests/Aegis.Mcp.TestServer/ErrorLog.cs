using Microsoft.Extensions.Logging;

namespace Aegis.Mcp.TestServer;

/// <summary>Writes errors to standard error, a line each.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            Console.Error.WriteLine($"error: {formatter(state, exception)} {exception?.Message}");
        }
    }

    public void Dispose() { }
}
