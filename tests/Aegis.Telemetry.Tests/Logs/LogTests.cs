using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.Logging;

namespace Aegis.Telemetry.Tests.Logs;

/// <summary>Whatever agents log can be found from their spans.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task LineThatAnAgentWrites_BearsItsTraceAndItsSpan()
    {
        using var spans = new SpanRecorder();
        using var lines = new Lines();
        using var factory = LoggerFactory.Create(logging =>
            logging
                .AddProvider(lines)
                .Configure(options =>
                    options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId
                )
        );
        var log = factory.CreateLogger("agent");
        AgentBody writes = async call =>
        {
            await Task.Yield();
#pragma warning disable CA1848, CA1873, CA2254 // a test's line
            log.LogInformation($"from {call.Agent}");
#pragma warning restore CA1848, CA1873, CA2254
            return call.Sum;
        };

        await new GraphPipeline([writes, writes, writes], []).RunAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(
            spans
                .Of("invoke_agent")
                .Select(span =>
                    $"from {span.GetTagItem("gen_ai.agent.name")!.ToString()![1..]} {span.TraceId} {span.SpanId}"
                )
                .Order(),
            lines.Written.Order()
        );
    }

    private sealed class Lines : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = null!;

        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var known = new Dictionary<string, object?>();
            scopes.ForEachScope(
                static (scope, known) =>
                {
                    foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                    {
                        known[name] = value;
                    }
                },
                known
            );
            lock (Written)
            {
                Written.Add($"{formatter(state, exception)} {known["TraceId"]} {known["SpanId"]}");
            }
        }

        public void Dispose() { }
    }
}
