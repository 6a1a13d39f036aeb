using Microsoft.Extensions.Logging;

namespace Aegis.Memory.Tests.Agents;

/// <summary>Keeps what is logged under event 1007.</summary>
internal sealed class MemoryLog : ILoggerFactory, ILogger
{
    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (eventId.Id == 1007)
        {
            Lines.Add(formatter(state, exception));
        }
    }

    public void Dispose() { }
}
