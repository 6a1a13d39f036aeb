using Aegis.Benchmarks.Ledger;
using Aegis.Benchmarks.Metrics;
using Aegis.Benchmarks.Policies;
using Aegis.Benchmarks.Scheduler;
using Aegis.Benchmarks.Tasks;
using Aegis.Benchmarks.Telemetry;
using Aegis.Benchmarks.Tools;
using Aegis.Benchmarks.Turns;
using Aegis.Benchmarks.Usage;

return args switch
{
    ["scheduler", .. var filters] => await SchedulerBenchmark.RunAsync(filters),
    ["tasks"] => TasksBenchmark.Run(),
    ["policies"] => await PolicyBenchmark.RunAsync(),
    ["ledger", .. var callers] => await LedgerBenchmark.RunAsync(callers),
    ["audit"] => await AuditBenchmark.RunAsync(),
    ["tools"] => await ToolsBenchmark.RunAsync(),
    ["usage"] => await UsageBenchmark.RunAsync(),
    ["metrics"] => await MetricsBenchmark.RunAsync(),
    ["telemetry", .. var earlier] => await TelemetryBenchmark.RunAsync(earlier.FirstOrDefault()),
    ["turns"] => await TurnsBenchmark.RunAsync(),
    ["tools-startup", var way, var touched] => StartUpBenchmark.Measure(way, touched),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project benchmarks/Aegis.Benchmarks -- scheduler [part of a name …] | policies | tasks | ledger [callers …] | audit | tools | turns | usage | metrics | telemetry [an earlier Aegis.dll]"
    );
    return 2;
}
