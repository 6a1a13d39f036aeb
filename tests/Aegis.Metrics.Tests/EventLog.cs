using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Aegis.Metrics.Tests;

/// <summary>Keeps the ids of what is logged.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<int> ids = new();

    public IReadOnlyList<int> Ids => [.. ids];

    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => ids.Enqueue(eventId.Id);

    public void Dispose() { }
}
