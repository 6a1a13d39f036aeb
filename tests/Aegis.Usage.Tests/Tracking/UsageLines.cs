using Microsoft.Extensions.Logging;

namespace Aegis.Usage.Tests.Tracking;

/// <summary>Keeps the ids of what is logged.</summary>
internal sealed class UsageLines : ILogger<UsageTracker>
{
    private readonly List<(int Id, string Text)> lines = [];

    public IEnumerable<int> Ids
    {
        get
        {
            lock (lines)
            {
                return [.. lines.Select(line => line.Id)];
            }
        }
    }

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (lines)
            {
                return [.. lines.Select(line => line.Text)];
            }
        }
    }

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
        lock (lines)
        {
            lines.Add((eventId.Id, formatter(state, exception)));
        }
    }
}
